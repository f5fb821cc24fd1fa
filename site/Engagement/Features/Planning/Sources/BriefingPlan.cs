using PreventPublic.Engagement.Features.Briefings;
using PreventPublic.Engagement.Features.Briefings.Record;

namespace PreventPublic.Engagement.Features.Planning.Sources;

/// <summary>Briefings: planned on their day, late when nobody has said that they were held.</summary>
public sealed class BriefingPlan(BriefingShelf shelf) : IPlanSource
{
    public async Task<IReadOnlyList<PlanLine>> OfAsync(string site, DateOnly from, DateOnly until, DateOnly today, CancellationToken cancel) =>
    [
        .. (await shelf.AllAsync(site, cancel))
            .Select(briefing => new PlanLine(
                $"briefing-{briefing.Id:N}", PlanKinds.Briefing, briefing.Title, briefing.Date, PlanLine.StandingOf(briefing.WasHeld, briefing.Date, today), BriefingLinks.Edit(site, briefing.Id))
            {
                Audiences = [AudienceOf(briefing.Audience)],
                Owner = briefing.Body,
                Figure = BriefingAudiences.AreMembers(briefing.Audience) ? "member-briefings" : briefing.Audience == "schools" ? "educator-sessions" : "",
            })
            .Where(line => line.Standing == PlanStanding.Late || (line.Day >= from && line.Day <= until)),
    ];

    /// <summary>As content calls them.</summary>
    private static string AudienceOf(string audience) => BriefingAudiences.AreMembers(audience) ? "councillors" : audience == "schools" ? "educators" : audience;
}
