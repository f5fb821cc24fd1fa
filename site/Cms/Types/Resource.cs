using PreventPublic.Cms.Definitions;

namespace PreventPublic.Cms.Types;

/// <summary>A material for an audience, with links or files.</summary>
[ContentType("resource", "resources", Label = "Resource", AddressPrefix = "/resources/", Default = true, Delivered = true)]
public sealed record Resource : ContentItem
{
    [Field("What it is", Required = true, OneOf = Vocabulary.ResourceKinds)]
    public string Kind { get; init; } = "";

    [Field("Who made it", MaxLength = 120)]
    public string? Publisher { get; init; }

    [Field("Ages it suits, for example “11 to 16”", MaxLength = 40)]
    public string? Ages { get; init; }

    [Field("Where to find it")]
    public IReadOnlyList<LabelledLink> Links { get; init; } = [];

    [Field("Files to download", RefersTo = "media")]
    public IReadOnlyList<string> Files { get; init; } = [];

    [Field("When someone last looked at it")]
    public DateOnly? Checked { get; init; }

    [Field("Made up, to show how the site looks")]
    public bool Sample { get; init; }
}

/// <summary>A link with the words that say where it goes.</summary>
public sealed record LabelledLink
{
    [Field("Words of the link", Required = true, MaxLength = 120)]
    public string Label { get; init; } = "";

    [Field("Address", Required = true, Format = FieldFormat.Url)]
    public string Url { get; init; } = "";
}
