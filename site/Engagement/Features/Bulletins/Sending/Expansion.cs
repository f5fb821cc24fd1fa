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

        List<object> values = [mailing.Id, now, mailing.Site, Frequencies.Urgent];
        var theirs = TheirTopics(mailing, values);
        var schema = store.IsPostgres ? $"\"{PeopleStore.Schema}\"." : "";
        var sql = $$"""
            INSERT INTO {{schema}}"{{MailingTables.Recipients}}" ("MailingId", "SubscriberId", "Domain", "State", "Attempts", "DueAt")
            SELECT {0}, s."Id", s."Domain", CASE WHEN {{theirs}} THEN {{(int)RecipientState.Waiting}} ELSE {{(int)RecipientState.NotTheirTopics}} END, 0, {1} FROM {{schema}}"{{MailingTables.Subscribers}}" s
            WHERE s."Site" = {2} AND s."ConfirmedAt" IS NOT NULL {{(mailing.IsUrgent ? "" : """AND s."Frequency" <> {3}""")}}
            """;
        await store.Database.ExecuteSqlRawAsync(sql, values, cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>Whoever chose topics is sent it when a piece that their audience reads is about one of them, or for everybody: as <see cref="MailingParts.ShareOf"/> has it.</summary>
    private static string TheirTopics(Mailing mailing, List<object> values)
    {
        var parts = MailingParts.Of(mailing);
        var own = parts.Audiences.Where(audience => audience != BulletinAudiences.Residents).ToList();
        var conditions = own.Select(audience => (parts.TopicsOf(audience), $"""s."Audience" = {Place(values, audience)}""")).ToList();
        var others = string.Join(", ", own.Select(audience => Place(values, audience)));
        conditions.Add((parts.TopicsOf(BulletinAudiences.Residents), own.Count == 0 ? "1 = 1" : $"""s."Audience" NOT IN ({others})"""));
        return string.Join(" OR ", conditions.Select(one => $"({one.Item2}{AboutOneOf(one.Item1, values)})").Prepend("""s."Topics" = ''"""));
    }

    private static string AboutOneOf(IReadOnlyList<string>? topics, List<object> values) =>
        topics is null ? "" : $""" AND ({string.Join(" OR ", topics.Select(topic => $"""s."Topics" LIKE {Place(values, $"% {topic} %")}"""))})""";

    /// <returns>Where the value stands in the statement: <c>{4}</c>.</returns>
    private static string Place(List<object> values, string value)
    {
        values.Add(value);
        return $"{{{values.Count - 1}}}";
    }
}
