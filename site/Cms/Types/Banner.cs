using PreventPublic.Cms.Definitions;

namespace PreventPublic.Cms.Types;

/// <summary>A message at the top of every page between two times (the council's local time).</summary>
[ContentType("banner", "banners", Label = "Alert banner", Default = true, Delivered = true)]
public sealed record Banner : ContentItem
{
    public override bool NeedsSummary => false;

    [Field("How loud", Required = true, OneOf = Vocabulary.BannerLevels)]
    public string Level { get; init; } = "notice";

    [Field("Shown from")]
    public DateTime? From { get; init; }

    [Field("Shown until")]
    public DateTime? Until { get; init; }

    [Field("Page that says more", RefersTo = "pages")]
    public string? Link { get; init; }

    [Field("Also send it by e-mail to everybody who subscribed to bulletins", Private = true)]
    public bool Mail { get; init; }
}
