using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Stores;
using PreventPublic.Engagement.Features.Events.Keeping;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Bulletins.Sending;

/// <summary>
/// Forgets who was sent what, some time after a mailing ended; how many is kept with the mailing. Of whom it is not known whether their mail
/// arrived is kept twice as long, so that an officer can have it sent again.
/// </summary>
public sealed class RecipientEraser(
    IDbContextFactory<PeopleStore> stores, [FromKeyedServices(PeopleStore.Name)] StoreDatabase database, RecipientRows rows, BulkOptions options, TimeProvider time)
{
    private const int Uncertain = (int)RecipientState.Uncertain;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>UTC. Rows of what ended at or before it are forgotten.</summary>
    private DateTime Before => Now.AddDays(-options.KeepDays);

    /// <summary>UTC. The same for those that wait for an officer.</summary>
    private DateTime BeforeUndecided => Now.AddDays(-2 * options.KeepDays);

    public Task<bool> IsDueAsync(CancellationToken cancel) => database.AnyAsync(
        MailingTables.Mailings,
        $"""
        "EndedAt" <= @before AND EXISTS (SELECT 1 FROM {database.Table(MailingTables.Recipients)} r WHERE r."MailingId" = "Id" AND (r."State" <> {Uncertain} OR "EndedAt" <= @undecided))
        """,
        cancel, ("@before", Before), ("@undecided", BeforeUndecided));

    /// <returns>How many rows are gone.</returns>
    public async Task<int> EraseDueAsync(CancellationToken cancel)
    {
        await using (var connection = await rows.OpenAsync(cancel))
        {
            // Whose sender died counts as what it is: uncertain.
            await rows.ReleaseAsync(connection, cancel);
        }

        await using var store = await stores.CreateDbContextAsync(cancel);
        var (before, erased) = (Before, 0);
        foreach (var mailing in await store.Mailings.Where(m => m.EndedAt <= before).OrderBy(m => m.EndedAt).Select(m => m.Id).ToListAsync(cancel))
        {
            erased += await EraseAsync("who was sent a mailing", mailing, Before, $"\"State\" <> {Uncertain}", cancel);
            erased += await EraseAsync("of whom it was never known whether a mailing arrived", mailing, BeforeUndecided, $"\"State\" = {Uncertain}", cancel);
        }

        return erased;
    }

    private Task<int> EraseAsync(string what, Guid mailing, DateTime before, string which, CancellationToken cancel) => stores.EraseAsync(what, PeopleEraser.ByRetention, Now, async store =>
    {
        // Claimed first: of two hosts, or a host and an officer who has some sent again, one waits here and then finds another state.
        if (await store.Mailings.Where(m => m.Id == mailing && m.EndedAt <= before).ExecuteUpdateAsync(set => set.SetProperty(m => m.Counted, m => m.Counted), cancel) == 0)
        {
            return 0;
        }

        var these = $$"""FROM {{database.Table(MailingTables.Recipients)}} WHERE "MailingId" = {0} AND {{which}}""";
        var count = $$"""
            INSERT INTO {{database.Table(MailingTables.Tallies)}} AS t ("MailingId", "State", "Count", "At")
            SELECT "MailingId", "State", COUNT(*), {1} {{these}} GROUP BY "MailingId", "State"
            ON CONFLICT ("MailingId", "State") DO UPDATE SET "Count" = t."Count" + excluded."Count", "At" = excluded."At"
            """;
        await store.Database.ExecuteSqlRawAsync(count, [mailing, Now], cancel);
        var forget = "DELETE " + these;
        return await store.Database.ExecuteSqlRawAsync(forget, [mailing], cancel);
    }, cancel);
}
