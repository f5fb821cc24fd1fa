using PreventPublic.Engagement.Features.Events.Booking;

namespace PreventPublic.Engagement.Features.Manage.Events;

/// <summary>Addresses of the screens about events.</summary>
public static class EventLinks
{
    public static string All(string site) => $"/manage/{site}/events";

    public static string Session(SessionKey key) => $"/manage/{key.Site}/events/{key.Event}/{key.Date:yyyy-MM-dd}";

    public static string Person(SessionKey key, Guid id) => $"{Session(key)}/people/{id}";

    public static string Add(SessionKey key) => Session(key) + "/add";

    public static string Door(SessionKey key) => Session(key) + "/door";

    public static string List(SessionKey key) => Session(key) + "/list";

    public static string Badges(SessionKey key) => Session(key) + "/badges";

    public static string Write(SessionKey key) => Session(key) + "/message";
}
