using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Stores;
using PreventPublic.Engagement.Features.Events.Keeping;
using PreventPublic.Engagement.Features.Keeping;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Press;

/// <summary>Deletes lines some months after they were closed, with their steps. What they counted for stays counted.</summary>
public sealed class PressEraser(IDbContextFactory<PeopleStore> stores, [FromKeyedServices(PeopleStore.Name)] StoreDatabase database, KeepingPeriods periods, TimeProvider time)
{
    /// <returns>How many lines are gone.</returns>
    public async Task<int> EraseDueAsync(CancellationToken cancel)
    {
        var (erased, now) = (0, time.GetUtcNow().UtcDateTime);
        foreach (var site in await DueAsync(now, cancel))
        {
            var before = now.AddMonths(-periods.PressMonths(site));
            erased += await stores.EraseAsync("closed lines of the press log", PeopleEraser.ByRetention, now,
                store => store.PressEnquiries.Where(e => e.Site == site && e.State != PressState.Open && e.ClosedAt <= before).ExecuteDeleteAsync(cancel), cancel);
        }

        return erased;
    }

    /// <summary>Sites whose oldest closed line is to go. In plain SQL: asked every minute, and nearly always of nobody.</summary>
    private async Task<IReadOnlyList<string>> DueAsync(DateTime now, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        await using var command = connection.Command($"SELECT \"Site\", MIN(\"ClosedAt\") FROM {database.Table(PressTables.Enquiries)} WHERE \"ClosedAt\" <= @now GROUP BY \"Site\"", ("@now", now));
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var due = new List<string>();
        while (await rows.ReadAsync(cancel))
        {
            if (rows.GetDateTime(1) <= now.AddMonths(-periods.PressMonths(rows.GetString(0))))
            {
                due.Add(rows.GetString(0));
            }
        }

        return due;
    }
}
