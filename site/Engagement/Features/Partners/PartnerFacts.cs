using PreventPublic.Core.Facts;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Partners;

/// <summary>What the register counts, by kind: roles and organisations that came and went, never whose name is held.</summary>
public static class PartnerFacts
{
    public const string Registered = "partner.registered";

    public const string Withdrawn = "partner.withdrawn";

    /// <param name="day">The council's local day.</param>
    /// <param name="count">−1 takes back what it counted for.</param>
    /// <param name="now">UTC.</param>
    public static void Post(PeopleStore store, string name, Partner partner, DateOnly day, DateTime now, int count = 1) =>
        store.Post(Fact.Kind, new Fact(name, day, partner.Site, "", partner.Kind.ToString().ToLowerInvariant(), count), now);
}
