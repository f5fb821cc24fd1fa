namespace PreventPublic.Engagement.Features.Planning;

/// <summary>What is planned. A closed list.</summary>
public static class PlanKinds
{
    public const string Publication = "publication";
    public const string Event = "event";
    public const string Bulletin = "bulletin";
    public const string Consultation = "consultation";
    public const string Briefing = "briefing";
    public const string Review = "review";

    public static readonly IReadOnlyList<string> All = [Publication, Event, Bulletin, Consultation, Briefing, Review, "campaign", "report", "other"];
}
