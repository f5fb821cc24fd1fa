namespace PreventPublic.Engagement.Features.EventPlans;

/// <summary>Addresses of event plans.</summary>
public static class EventPlanLinks
{
    public static string All(string site) => $"/manage/{site}/event-plans";

    public static string Of(string site, Guid id) => $"/manage/{site}/event-plans/{id}";

    public static string Step(string site, Guid id, string code) => $"/manage/{site}/event-plans/{id}/{code}";

    public static string Print(string site, Guid id) => $"/manage/{site}/event-plans/{id}/print";

    /// <summary>Where the event's page is begun.</summary>
    public static string NewPage(string site) => $"/manage/{site}/new/event";
}
