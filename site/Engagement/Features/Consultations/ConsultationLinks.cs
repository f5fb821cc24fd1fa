namespace PreventPublic.Engagement.Features.Consultations;

/// <summary>Addresses of consultations.</summary>
public static class ConsultationLinks
{
    public const string All = "/consultations";
    public const string Anonymous = "/anonymous";
    public const string Contacts = "/contacts";
    public const string PageUseful = "/page-useful";

    public static string Of(string key) => $"/consultations/{key}";

    public static string Answer(string key) => $"/consultations/{key}/answer";

    public static string Thanks(string key) => $"/consultations/{key}/thanks";

    public static string Panel(string key) => $"/consultations/{key}/panel";

    public static string Keys(string key) => $"/consultations/{key}/keys";
}
