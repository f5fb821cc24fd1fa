namespace PreventPublic.Engagement.Features.Consultations;

/// <summary>Something the council asks about, without its words.</summary>
/// <param name="Title">In English, for staff and the audit trail.</param>
/// <param name="Young">The people asked are under 18: pages and invitations are written for them.</param>
/// <param name="Rounds">In order.</param>
public sealed record Consultation(string Site, string Key, string Title, bool Young, IReadOnlyList<PlannedRound> Rounds)
{
    public PlannedRound? Round(string id) => Rounds.FirstOrDefault(round => round.Id == id);
}

/// <summary>A round of a consultation as the content plans it.</summary>
/// <param name="Id">Unique in its consultation: <c>round-1</c>.</param>
/// <param name="Survey">The survey's key.</param>
/// <param name="Doors">Of <see cref="Door"/>: who may answer, and how.</param>
/// <param name="Version">Which version of the material is asked about, in English.</param>
/// <param name="Opens">UTC; null when no day is set.</param>
/// <param name="Closes">UTC; null when no day is set. Staff close it with a key file, not before this.</param>
public sealed record PlannedRound(string Id, string Survey, IReadOnlyList<string> Doors, string Version, DateTime? Opens, DateTime? Closes);

/// <summary>What a consultation's form says in a language, beside the survey itself.</summary>
/// <param name="See">Where the thing asked about can be seen: an address of the site, or a URL.</param>
/// <param name="Contacts">Keys of contacts who can help.</param>
/// <param name="Rounds">What each round asks about, by its id.</param>
public sealed record ConsultationText(string Title, string? Summary, string? See, string? ContentNote, IReadOnlyList<string> Contacts, IReadOnlyDictionary<string, string> Rounds)
{
    public string RoundName(string id) => Rounds.GetValueOrDefault(id) ?? id;
}

public static class Door
{
    /// <summary>Invited members, once each.</summary>
    public const string Panel = "panel";

    /// <summary>Anybody.</summary>
    public const string Open = "open";

    /// <summary>Forms on paper that staff key in.</summary>
    public const string Paper = "paper";

    /// <summary>“Was this page useful?”</summary>
    public const string Page = "page";
}
