using PreventPublic.Cms.Definitions;

namespace PreventPublic.Cms.Types;

/// <summary>A dated news item.</summary>
[ContentType("update", "updates", Label = "Update", AddressPrefix = "/updates/", Default = true, Delivered = true)]
public sealed record Update : ContentItem
{
    [Field("The day it is news", Required = true)]
    public DateOnly Date { get; init; }

    [Field("Made up, to show how the site looks")]
    public bool Sample { get; init; }
}
