using PreventPublic.Core.Facts;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Press;

/// <summary>
/// What a line of the log counts for: an answer, the minutes it took, a story that appeared. A change takes back what the line counted for
/// before and counts what it does now, on the days on which it really happened.
/// </summary>
public static class PressFacts
{
    /// <summary>An enquiry was answered; by its kind.</summary>
    public const string Answered = "press.answered";

    /// <summary>Minutes from the question to the reply; by its kind. Divided by <see cref="Answered"/> it is the mean.</summary>
    public const string ReplyMinutes = "press.reply-minutes";

    /// <summary>It appeared; by its kind.</summary>
    public const string Placed = "press.placed";

    /// <param name="zone">The council's.</param>
    public static IReadOnlyList<Fact> Of(PressEnquiry enquiry, TimeZoneInfo zone)
    {
        var (facts, kind) = (new List<Fact>(), enquiry.Kind == PressKind.Positive ? "positive" : "reactive");
        if (enquiry is { State: PressState.Answered, AnsweredAt: { } answered, ReplyTime: { } took })
        {
            var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(answered, zone));
            facts.Add(new Fact(Answered, day, enquiry.Site, "", kind));
            facts.Add(new Fact(ReplyMinutes, day, enquiry.Site, "", kind, (long)Math.Round(took.TotalMinutes)));
        }

        if (enquiry is { State: PressState.Answered, Outcome: PressOutcome.Placed, OutcomeOn: { } placed })
        {
            facts.Add(new Fact(Placed, placed, enquiry.Site, "", kind));
        }

        return facts;
    }

    public static void Post(PeopleStore store, IReadOnlyList<Fact> before, IReadOnlyList<Fact> now, DateTime at)
    {
        foreach (var fact in before.Except(now).Select(fact => fact with { Count = -fact.Count }).Concat(now.Except(before)).Where(fact => fact.Count != 0))
        {
            store.Post(Fact.Kind, fact, at);
        }
    }
}
