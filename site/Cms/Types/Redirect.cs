using PreventPublic.Cms.Definitions;

namespace PreventPublic.Cms.Types;

/// <summary>An old address: where its page is now, or that it is gone.</summary>
[ContentType("redirect", "redirects", Label = "Redirect", Default = true, Textless = true)]
public sealed record Redirect : ContentItem
{
    public override bool NeedsSummary => false;

    [Field("Old address", Required = true, Format = FieldFormat.Address)]
    public string From { get; init; } = "";

    [Field("New address", Format = FieldFormat.AddressOrUrl)]
    public string? To { get; init; }

    [Field("The page is gone and nothing replaces it")]
    public bool Gone { get; init; }
}
