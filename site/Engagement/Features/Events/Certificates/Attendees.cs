using System.Globalization;
using PreventPublic.Engagement.Features.Events.Booking;

namespace PreventPublic.Engagement.Features.Events.Certificates;

/// <summary>A person of a party who has a name.</summary>
/// <param name="Place">0 who registered, then those who came along in the order of their names.</param>
public readonly record struct Attendee(int Place, string Name);

/// <summary>Which people of a party came, as far as it is known.</summary>
public static class Attendees
{
    public static IReadOnlyList<Attendee> Named(Registration registration) =>
    [
        new(0, registration.Name),
        .. registration.Guests.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(registration.Party - 1).Select((name, at) => new Attendee(at + 1, name)),
    ];

    /// <summary>
    /// All who have a name, but for those of whom the door noted that they did not come. When fewer came than have names, and
    /// nobody noted who, it is only known of the one who registered.
    /// </summary>
    public static IReadOnlyList<Attendee> Came(Registration registration, Arrival arrival)
    {
        if (registration.Email.Length == 0 && registration.Name == Registration.Nameless)
        {
            return [];
        }

        var (named, missing) = (Named(registration), Missing(arrival));
        return missing.Count == 0 && arrival.Heads < named.Count ? [named[0]] : [.. named.Where(person => !missing.Contains(person.Place))];
    }

    /// <summary>As <see cref="Arrival.Absent"/> holds it; empty when everybody with a name came.</summary>
    /// <param name="came">Places of those who came.</param>
    public static string AbsentOf(Registration registration, IReadOnlySet<int> came) =>
        string.Join(',', Named(registration).Where(person => !came.Contains(person.Place)).Select(person => person.Place.ToString(CultureInfo.InvariantCulture)));

    private static HashSet<int> Missing(Arrival arrival) =>
        [.. arrival.Absent.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(place => int.Parse(place, CultureInfo.InvariantCulture))];
}
