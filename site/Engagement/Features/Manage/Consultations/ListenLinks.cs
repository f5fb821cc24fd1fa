namespace PreventPublic.Engagement.Features.Manage.Consultations;

/// <summary>Addresses of the screens about consultations and surveys.</summary>
public static class ListenLinks
{
    public static string All(string site) => $"/manage/{site}/consultations";

    public static string Results(string site, string key) => $"/manage/{site}/consultations/{key}/results";

    public static string File(string site, string key, Guid round, string form) => $"/manage/{site}/consultations/{key}/results?handler=File&round={round}&form={form}";

    public static string Words(string site, string key) => $"/manage/{site}/consultations/{key}/words";

    /// <summary>Where rounds are set up, opened and closed.</summary>
    public static string Rounds(string site) => $"/manage/{site}/rounds";

    /// <summary>What “Was this page useful?” said.</summary>
    public static string Pages(string site) => $"/manage/{site}/page-useful";

    public static string Surveys(string site) => $"/manage/{site}/surveys";

    public static string Survey(string site, string key, string language = "en") => $"/manage/{site}/surveys/{key}?language={language}";

    /// <summary>The editor of the consultation, where “You said, we did” is written too.</summary>
    public static string Edit(string site, string key) => $"/manage/{site}/edit/consultations/en/{key}";

    public static string EditSurvey(string site, string key) => $"/manage/{site}/edit/surveys/en/{key}";
}
