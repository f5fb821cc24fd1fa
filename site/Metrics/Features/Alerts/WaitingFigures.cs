using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;
using PreventPublic.Metrics.Store;
using PreventPublic.Metrics.Strategy;

namespace PreventPublic.Metrics.Features.Alerts;

/// <summary>What Measure asks of whoever enters figures: missing ones, sudden ones, actions that are late, months to close.</summary>
public sealed class WaitingFigures(IDbContextFactory<MetricsStore> stores, AlertFinder finder, StrategyShelf shelf) : IWaitingWork
{
    public async Task<IReadOnlyList<WaitingWork>> OfAsync(string site, StaffMember staff, CancellationToken cancel)
    {
        if (!staff.May(Permissions.FiguresWrite, site) || shelf.Site(site) is not { } council)
        {
            return [];
        }

        await using var store = await stores.CreateDbContextAsync(cancel);
        var count = (await finder.FindAsync(store, site, council.Clock.Today, cancel)).Count;
        return count == 0 ? [] : [new WaitingWork("to look at in Measure", count, $"/manage/{site}/figures")];
    }
}
