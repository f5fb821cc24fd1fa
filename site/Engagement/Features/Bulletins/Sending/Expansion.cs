using Microsoft.EntityFrameworkCore;
using PreventPublic.Engagement.Features.Bulletins.Subscribe;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Bulletins.Sending;

/// <summary>Makes a due mailing's list of recipients: in the database, in one transaction, so that it is whole or not there.</summary>
public sealed class Expansion(IDbContextFactory<PeopleStore> stores, TimeProvider time)
{
    /// <returns>How many mailings began.</returns>
    public async Task<int> BeginDueAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var store = await stores.CreateDbContextAsync(cancel);
        var due = await store.Mailings.AsNoTracking().Where(m => m.State == MailingStates.Due && m.DueAt <= now).ToListAsync(cancel);
        var begun = 0;
        foreach (var mailing in due)
        {
            begun += await BeginAsync(store, mailing, now, cancel) ? 1 : 0;
        }

        return begun;
    }

    private static async Task<bool> BeginAsync(PeopleStore store, Mailing mailing, DateTime now, CancellationToken cancel)
    {
        await using var transaction = await store.Database.BeginTransactionAsync(cancel);
        // Claimed first: of two hosts one waits here, and then finds nothing to do.
        if (await store.Mailings.Where(m => m.Id == mailing.Id && m.State == MailingStates.Due)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MailingStates.Sending).SetProperty(m => m.StartedAt, now), cancel) == 0)
        {
            return false;
        }

        var (who, values) = Whom(mailing, now);
        var schema = store.IsPostgres ? $"\"{PeopleStore.Schema}\"." : "";
        var sql = $$"""
            INSERT INTO {{schema}}"{{MailingTables.Recipients}}" ("MailingId", "SubscriberId", "Domain", "State", "Attempts", "DueAt")
            SELECT {0}, s."Id", s."Domain", 0, 0, {1} FROM {{schema}}"{{MailingTables.Subscribers}}" s
            WHERE s."Site" = {2} AND s."ConfirmedAt" IS NOT NULL {{who}}
            """;
        await store.Database.ExecuteSqlRawAsync(sql, values, cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>Whoever wants urgent statements only is left out of all else; whoever chose topics gets what is about one of them, or about none in particular.</summary>
    private static (string Sql, List<object> Values) Whom(Mailing mailing, DateTime now)
    {
        List<object> values = [mailing.Id, now, mailing.Site];
        var topics = mailing.Topics.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (topics.Contains(Frequencies.UrgentTopic))
        {
            return ("", values);
        }

        values.Add(Frequencies.Urgent);
        var sql = """AND s."Frequency" <> {3}""";
        if (topics.Length > 0)
        {
            var likes = topics.Select((topic, at) => $$"""OR s."Topics" LIKE {{{at + 4}}}""");
            sql += $""" AND (s."Topics" = '' {string.Join(' ', likes)})""";
            values.AddRange(topics.Select(topic => $"% {topic} %"));
        }

        return (sql, values);
    }
}
