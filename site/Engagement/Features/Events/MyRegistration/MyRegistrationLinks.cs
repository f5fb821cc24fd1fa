namespace PreventPublic.Engagement.Features.Events.MyRegistration;

/// <summary>Addresses of a personal link.</summary>
public static class MyRegistrationLinks
{
    public static string Page(string token) => $"/my-registration/{token}";

    public static string Change(string token) => $"/my-registration/{token}/change";

    /// <param name="place">0 for who registered, then those who came along.</param>
    public static string Certificate(string token, int place = 0) => $"/my-registration/{token}/certificate" + (place == 0 ? "" : $"/{place}");

    public static string Calendar(string token) => $"/my-registration/{token}/calendar.ics";
}
