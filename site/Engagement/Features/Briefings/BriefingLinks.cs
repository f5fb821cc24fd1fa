namespace PreventPublic.Engagement.Features.Briefings;

/// <summary>Addresses of briefings.</summary>
public static class BriefingLinks
{
    public const string All = "/briefings";

    public static string Of(string slug) => $"{All}/{slug}";

    public static string Desk(string site) => $"/manage/{site}/briefings";

    public static string New(string site) => $"/manage/{site}/briefings/new";

    public static string Edit(string site, Guid id) => $"/manage/{site}/briefings/{id}";

    public static string Review(string site, Guid id) => $"/manage/{site}/briefings/{id}/review";
}
