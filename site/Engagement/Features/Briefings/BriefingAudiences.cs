namespace PreventPublic.Engagement.Features.Briefings;

/// <summary>Whom the council briefs. A closed list: facts are counted by it. The names for readers are <c>briefing.audience-members</c>.</summary>
public static class BriefingAudiences
{
    public const string Committee = "committee";
    public const string Members = "members";

    public static readonly IReadOnlyList<string> All = [Committee, Members, "schools", "partners"];

    /// <summary>Elected members are who is briefed, together or as a committee.</summary>
    public static bool AreMembers(string audience) => audience is Committee or Members;
}
