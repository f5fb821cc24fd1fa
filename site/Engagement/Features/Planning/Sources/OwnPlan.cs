using Microsoft.EntityFrameworkCore;
using PreventPublic.Engagement.Features.Planning.Keeping;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Planning.Sources;

/// <summary>What the team put on the plan itself.</summary>
public sealed class OwnPlan(IDbContextFactory<PeopleStore> stores) : IPlanSource
{
    public async Task<IReadOnlyList<PlanLine>> OfAsync(string site, DateOnly from, DateOnly until, DateOnly today, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var items = await store.PlanItems.AsNoTracking()
            .Where(item => item.Site == site && item.State != PlanItemState.Dropped && ((item.State == PlanItemState.Planned && item.Due < today) || (item.Due >= from && item.Due <= until))).ToListAsync(cancel);
        return
        [
            .. items.Select(item => new PlanLine($"plan-{item.Id:N}", item.Kind, item.Title, item.Due, PlanLine.StandingOf(item.State == PlanItemState.Done, item.Due, today), PlanLinks.Item(site, item.Id))
            {
                Objective = item.Objective,
                Audiences = item.Audience.Length == 0 ? [] : [item.Audience],
                Owner = item.OwnerName,
                IsOwn = true,
            }),
        ];
    }
}
