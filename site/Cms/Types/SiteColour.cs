using PreventPublic.Cms.Definitions;

namespace PreventPublic.Cms.Types;

/// <summary>A colour that a site has instead of its theme's. Those that carry a meaning (danger, errors, focus, notices) stay as they are.</summary>
public sealed record SiteColour
{
    public const string Names = "brand brand-text brand-dark accent link link-hover link-visited button button-dark surface surface-strong border border-strong";

    [Field("Which colour", Required = true, OneOf = Names)]
    public string Name { get; init; } = "";

    [Field("As #rrggbb, for example #0d5a60", Required = true, Format = FieldFormat.Colour)]
    public string Value { get; init; } = "";
}
