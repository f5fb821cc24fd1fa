using System.Text.Json;
using PreventPublic.Core;
using PreventPublic.Engagement.Features.Events.Booking;

namespace PreventPublic.Engagement.Features.Manage.Events;

/// <summary>Finding people on a roll.</summary>
public static class People
{
    /// <summary>Whether every word is in the name, the guests' names, the address or the code; empty matches everybody.</summary>
    public static bool Matches(Registration registration, string words)
    {
        var text = $"{registration.Name} {registration.Guests} {registration.Email} {registration.Code} {registration.Number}";
        return PlainLine.Of(words).Split(' ').All(word => text.Contains(word, StringComparison.CurrentCultureIgnoreCase));
    }

    public static string AnswerOf(Registration registration, string id) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(registration.Answers)?.GetValueOrDefault(id) ?? "";
}
