using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Time;
using PreventPublic.Engagement.Features.DistributionLog;
using PreventPublic.Engagement.Features.Partners;
using PreventPublic.Engagement.Features.Press;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Host.CommandLine.Demo;

/// <summary>A press log, partners and a distribution log to look at, which say of themselves that they are made up. What they would count for is among the made-up figures.</summary>
public static class MadeUpDesk
{
    private const string By = "made-up data";

    /// <summary>Does nothing where the site has lines of its own.</summary>
    public static async Task MakeAsync(PeopleStore store, string site, LocalClock clock, CancellationToken cancel)
    {
        if (await store.PressEnquiries.AnyAsync(e => e.Site == site, cancel) || await store.Partners.AnyAsync(p => p.Site == site, cancel) || await store.DistributionLines.AnyAsync(l => l.Site == site, cancel))
        {
            return;
        }

        store.AddRange(Enquiries(site, clock.Now.UtcDateTime, clock.Today));
        store.AddRange(Partners(site, clock.Today, clock.Now.UtcDateTime));
        store.AddRange(Lines(site, clock.Today, clock.Now.UtcDateTime));
        await store.SaveChangesAsync(cancel);
    }

    private static IEnumerable<PressEnquiry> Enquiries(string site, DateTime now, DateOnly today)
    {
        var open = Enquiry(site, PressKind.Reactive, "Made-up Gazette", "How venues decide about bookings (made up)", now.AddHours(-3));
        open.DeadlineAt = now.AddHours(20);
        yield return open;
        var late = Enquiry(site, PressKind.Reactive, "Made-up Radio", "Who sits on the advisory group (made up)", now.AddDays(-2));
        late.DeadlineAt = now.AddDays(-1);
        yield return late;
        var placed = Answered(Enquiry(site, PressKind.Positive, "Made-up Gazette", "Young people made a film about online safety (made up)", now.AddDays(-9)), TimeSpan.FromHours(5));
        (placed.Outcome, placed.OutcomeOn, placed.Coverage) = (PressOutcome.Placed, today.AddDays(-6), "https://example.org/made-up-story");
        yield return placed;
        yield return Answered(Enquiry(site, PressKind.Reactive, "Made-up News", "What the council spends on training (made up)", now.AddDays(-16)), TimeSpan.FromHours(19));
    }

    private static PressEnquiry Enquiry(string site, PressKind kind, string outlet, string subject, DateTime received) => new()
    {
        Site = site,
        Kind = kind,
        Outlet = outlet,
        Subject = subject,
        ReceivedAt = received,
        Steps = [new PressStep { To = PressState.Open, By = By, At = received }],
    };

    private static PressEnquiry Answered(PressEnquiry enquiry, TimeSpan after)
    {
        (enquiry.State, enquiry.AnsweredAt, enquiry.ClosedAt) = (PressState.Answered, enquiry.ReceivedAt + after, enquiry.ReceivedAt + after);
        enquiry.Steps.Add(new PressStep { To = PressState.Answered, By = By, At = enquiry.ReceivedAt + after });
        return enquiry;
    }

    /// <summary>Roles only: nobody has agreed to be named.</summary>
    private static IEnumerable<Partner> Partners(string site, DateOnly today, DateTime now) =>
        from one in new[]
        {
            (PartnerKind.Champion, "Prevent champion (made up)", "Children’s services"), (PartnerKind.Champion, "Prevent champion (made up)", "Housing"),
            (PartnerKind.Organisation, "Runs youth clubs (made up)", "Made-up Youth Trust"), (PartnerKind.Stakeholder, "Elected members", ""), (PartnerKind.Stakeholder, "Youth council", ""), (PartnerKind.Stakeholder, "Faith leaders", ""),
        }
        select new Partner
        {
            Site = site,
            Kind = one.Item1,
            Role = one.Item2,
            Body = one.Item3,
            ReviewOn = today.AddMonths(6),
            State = PartnerState.Published,
            Steps = [new PartnerStep { What = "added", By = By, At = now }, new PartnerStep { What = "published", By = By, At = now }],
        };

    private static IEnumerable<DistributionLine> Lines(string site, DateOnly today, DateTime now) =>
        from one in new[] { (-3, "schools", "Made-up Primary School", 120, "en"), (-12, "libraries", "Made-up Library", 60, "ur"), (-40, "community-groups", "", 200, "en") }
        select new DistributionLine
        {
            Site = site,
            On = today.AddDays(one.Item1),
            Item = "",
            Title = "Made-up booklet",
            Quantity = one.Item4,
            Audience = one.Item2,
            Body = one.Item3,
            Language = one.Item5,
            By = By,
            At = now,
        };
}
