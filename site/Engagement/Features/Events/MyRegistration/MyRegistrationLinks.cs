namespace PreventPublic.Engagement.Features.Events.MyRegistration;

/// <summary>Addresses of a personal link.</summary>
public static class MyRegistrationLinks
{
    public static string Page(string token) => $"/my-registration/{token}";

    public static string Change(string token) => $"/my-registration/{token}/change";

    public static string Certificate(string token) => $"/my-registration/{token}/certificate";

    public static string Calendar(string token) => $"/my-registration/{token}/calendar.ics";
}
