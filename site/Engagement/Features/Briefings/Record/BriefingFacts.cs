using PreventPublic.Core.Facts;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Briefings.Record;

/// <summary>What a briefing counts as, once it was held. What is put right later is taken back and counted anew, on the briefing's own day.</summary>
public static class BriefingFacts
{
    /// <summary>By audience.</summary>
    public const string Held = "briefing.held";

    /// <summary>Heads, by audience.</summary>
    public const string Attended = "briefing.attended";

    /// <summary>Briefings to elected members and their committees only.</summary>
    public const string Members = "briefing.members";

    public static IReadOnlyList<Fact> Of(Briefing briefing)
    {
        if (!briefing.WasHeld)
        {
            return [];
        }

        var subject = $"briefings/{briefing.Slug}";
        var facts = new List<Fact> { new(Held, briefing.Date, briefing.Site, subject, briefing.Audience) };
        if (briefing.Present is > 0 and var present)
        {
            facts.Add(new Fact(Attended, briefing.Date, briefing.Site, subject, briefing.Audience, present));
        }

        if (BriefingAudiences.AreMembers(briefing.Audience))
        {
            facts.Add(new Fact(Members, briefing.Date, briefing.Site, subject));
        }

        return facts;
    }

    /// <summary>Posts what changed with the change itself.</summary>
    /// <param name="now">UTC.</param>
    public static void Post(PeopleStore store, IReadOnlyList<Fact> before, IReadOnlyList<Fact> after, DateTime now)
    {
        foreach (var fact in before.Except(after).Select(fact => fact with { Count = -fact.Count }).Concat(after.Except(before)))
        {
            store.Post(Fact.Kind, fact, now);
        }
    }
}
