using System.Globalization;

namespace PreventPublic.Engagement.Features.Events.Register;

/// <summary>Addresses of registering for an event.</summary>
public static class RegisterLinks
{
    public static string Event(string key) => $"/events/{key}";

    public static string Form(string key) => $"/events/{key}/register";

    public static string Done(string key, DateOnly date, string how) =>
        string.Create(CultureInfo.InvariantCulture, $"/events/{key}/registered?date={date:yyyy-MM-dd}&how={how}");
}
