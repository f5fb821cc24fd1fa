using PreventPublic.Cms.Store;

namespace PreventPublic.Cms.Features.Manage;

/// <summary>How a version's state is named and coloured.</summary>
public static class VersionTags
{
    public static string Label(VersionState state) => state switch
    {
        VersionState.InReview => "In review",
        var other => other.ToString(),
    };

    public static string Colour(VersionState state) => state switch
    {
        VersionState.Published => "govuk-tag--green",
        VersionState.InReview => "govuk-tag--yellow",
        VersionState.Withdrawn => "govuk-tag--red",
        VersionState.Superseded => "govuk-tag--grey",
        _ => "",
    };
}
