namespace PreventPublic.Engagement.Features.Bulletins;

/// <summary>Whom bulletins are made for. The names for readers are the content's own: <c>audience.parents</c>.</summary>
public static class BulletinAudiences
{
    public const string Residents = "residents";

    /// <summary>Residents first: theirs is what everybody else gets where nothing is made for them.</summary>
    public static readonly IReadOnlyList<string> All = [Residents, "parents", "educators", "councillors", "partners", "young-people"];
}
