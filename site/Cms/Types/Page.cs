using PreventPublic.Cms.Definitions;

namespace PreventPublic.Cms.Types;

/// <summary>An information page: a title and a body at an address.</summary>
[ContentType("page", "pages", Label = "Information page", AddressPrefix = "/", Default = true, Delivered = true)]
public record Page : ContentItem
{
    [Field("The address, if it is not the key", Format = FieldFormat.Address)]
    public string? Address { get; init; }

    [Field("Show “Exit this page”")]
    public bool Exit { get; init; } = true;

    [Field("Safety-critical: must exist in every language of the site")]
    public bool EveryLanguage { get; init; }

    [Field("A British Sign Language video of this page", Format = FieldFormat.Url)]
    public string? Bsl { get; init; }

    [Field("The Easy Read page that says the same", RefersTo = "pages")]
    public string? EasyRead { get; init; }

    [Field("Pages to read next", RefersTo = "pages")]
    public IReadOnlyList<string> Related { get; init; } = [];

    [Field("What search engines should know it as", OneOf = "service faq")]
    public string? About { get; init; }
}

/// <summary>A guide: several parts, with previous and next. Each <c># Part {#id}</c> of the body begins one.</summary>
[ContentType("guide", "pages", Label = "Guide", AddressPrefix = "/", Delivered = true)]
public sealed record Guide : Page;

/// <summary>A landing page: a lead and groups of links.</summary>
[ContentType("landing", "pages", Label = "Landing page", AddressPrefix = "/", Delivered = true)]
public sealed record Landing : Page
{
    [Field("One sentence under the title", Translated = true, MaxLength = 200)]
    public string? Lead { get; init; }
}
