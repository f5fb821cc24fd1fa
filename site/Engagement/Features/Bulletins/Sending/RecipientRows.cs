using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Stores;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Bulletins.Sending;

/// <summary>What became of one row, to be written.</summary>
/// <param name="Tried">False when it was not even tried, so that it does not count as an attempt.</param>
public sealed record RowOutcome(Guid Subscriber, RecipientState State, DateTime DueAt, string? Note, bool Tried = true);

/// <summary>
/// The rows of a mailing, in plain SQL: one transaction writes what became of the last mails and says that the next are on
/// their way: one at a time, or a few where many leave in a moment (<see cref="BulkOptions.MarkedTogether"/>). It is on disk before the
/// mails are, so a crash leaves no more rows for each worker than these that nobody knows about.
/// </summary>
public sealed class RecipientRows([FromKeyedServices(PeopleStore.Name)] StoreDatabase database, TimeProvider time)
{
    /// <summary>Longer than the slowest batch: whoever holds rows longer is dead.</summary>
    public static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(15);

    private readonly string _table = database.Table(MailingTables.Recipients);

    private bool IsPostgres => database.Schema is not null;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task<DbConnection> OpenAsync(CancellationToken cancel)
    {
        var connection = await database.OpenAsync(cancel);
        if (!IsPostgres)
        {
            await using var full = connection.Command("PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;");
            await full.ExecuteNonQueryAsync(cancel);
        }

        return connection;
    }

    /// <summary>Gives back what dead workers held: what they had not begun waits again, what they had begun is uncertain.</summary>
    public async Task ReleaseAsync(DbConnection connection, CancellationToken cancel)
    {
        await using var command = connection.Command($"""
            UPDATE {_table} SET "State" = CASE WHEN "State" = @sending THEN {(int)RecipientState.Uncertain} ELSE {(int)RecipientState.Waiting} END, "Lease" = NULL, "LeasedUntil" = NULL
            WHERE "State" IN ({(int)RecipientState.Claimed}, {(int)RecipientState.Sending}) AND "LeasedUntil" < @now
            """, ("@sending", (int)RecipientState.Sending), ("@now", Now));
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>How many left since <paramref name="since"/>, by domain; those on their way count.</summary>
    public async Task<Dictionary<string, int>> LeftSinceAsync(DbConnection connection, DateTime since, CancellationToken cancel)
    {
        await using var command = connection.Command($"""SELECT "Domain", COUNT(*) FROM {_table} WHERE "SentAt" > @since GROUP BY "Domain" """, ("@since", since));
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var left = new Dictionary<string, int>(StringComparer.Ordinal);
        while (await rows.ReadAsync(cancel))
        {
            left[rows.GetString(0)] = rows.GetInt32(1);
        }

        return left;
    }

    /// <summary>Takes rows that are due, none of the domains that have had enough.</summary>
    public async Task<List<(Guid Subscriber, string Domain)>> ClaimAsync(DbConnection connection, Guid mailing, Guid lease, int most, IReadOnlyList<string> not, CancellationToken cancel)
    {
        var names = not.Select((_, at) => $"@not{at}").ToList();
        var without = names.Count == 0 ? "" : $"AND \"Domain\" NOT IN ({string.Join(", ", names)})";
        await using var command = connection.Command($"""
            UPDATE {_table} SET "State" = {(int)RecipientState.Claimed}, "Lease" = @lease, "LeasedUntil" = @until
            WHERE "MailingId" = @mailing AND "State" = {(int)RecipientState.Waiting} AND "SubscriberId" IN (
                SELECT "SubscriberId" FROM {_table} WHERE "MailingId" = @mailing AND "State" = {(int)RecipientState.Waiting} AND "DueAt" <= @now {without}
                LIMIT @most {(IsPostgres ? "FOR UPDATE SKIP LOCKED" : "")})
            RETURNING "SubscriberId", "Domain"
            """,
            [("@lease", lease), ("@until", Now + LeaseTime), ("@mailing", mailing), ("@now", Now), ("@most", most), .. names.Zip(not, (name, domain) => (name, (object)domain))]);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var claimed = new List<(Guid, string)>();
        while (await rows.ReadAsync(cancel))
        {
            claimed.Add((rows.GetGuid(0), rows.GetString(1)));
        }

        return claimed;
    }

    /// <summary>Writes what became of the last mails and marks the next as on their way, together.</summary>
    /// <returns>Those that may go, in their order: the mailing still runs and the row is still this worker's.</returns>
    public async Task<IReadOnlyList<Guid>> StepAsync(DbConnection connection, Guid mailing, Guid lease, IReadOnlyList<RowOutcome> last, IReadOnlyList<Guid> next, CancellationToken cancel)
    {
        if (last.Count + next.Count == 0)
        {
            return [];
        }

        await using var transaction = await connection.BeginTransactionAsync(cancel);
        foreach (var alike in last.GroupBy(outcome => outcome with { Subscriber = Guid.Empty, DueAt = outcome.State == RecipientState.Waiting ? outcome.DueAt : default }))
        {
            await WriteAsync(connection, transaction, mailing, lease, alike.First(), [.. alike.Select(outcome => outcome.Subscriber)], cancel);
        }

        IReadOnlySet<Guid> begun = next.Count == 0 ? new HashSet<Guid>() : await BeginAsync(connection, transaction, mailing, lease, next, cancel);
        await transaction.CommitAsync(cancel);
        return [.. next.Where(begun.Contains)];
    }

    /// <summary>Puts back what this worker claimed and did not begin.</summary>
    public async Task PutBackAsync(DbConnection connection, Guid mailing, Guid lease, CancellationToken cancel)
    {
        await using var command = connection.Command($"""
            UPDATE {_table} SET "State" = {(int)RecipientState.Waiting}, "Lease" = NULL, "LeasedUntil" = NULL WHERE "MailingId" = @mailing AND "State" = {(int)RecipientState.Claimed} AND "Lease" = @lease
            """, ("@mailing", mailing), ("@lease", lease));
        await command.ExecuteNonQueryAsync(cancel);
    }

    private async Task WriteAsync(DbConnection connection, DbTransaction transaction, Guid mailing, Guid lease, RowOutcome what, IReadOnlyList<Guid> whose, CancellationToken cancel)
    {
        await using var command = connection.Command($"""
            UPDATE {_table} SET "State" = @state, "DueAt" = @due, "Note" = @note, "Attempts" = "Attempts" - @untried, "Lease" = NULL, "LeasedUntil" = NULL
            WHERE "MailingId" = @mailing AND "Lease" = @lease AND "SubscriberId" IN ({Names(whose)})
            """,
            [("@state", (int)what.State), ("@untried", what.Tried ? 0 : 1), ("@due", what.DueAt), ("@note", what.Note ?? ""), ("@mailing", mailing), ("@lease", lease), .. Values(whose)]);
        command.Transaction = transaction;
        await command.ExecuteNonQueryAsync(cancel);
    }

    private async Task<IReadOnlySet<Guid>> BeginAsync(DbConnection connection, DbTransaction transaction, Guid mailing, Guid lease, IReadOnlyList<Guid> next, CancellationToken cancel)
    {
        await using var command = connection.Command($"""
            UPDATE {_table} SET "State" = {(int)RecipientState.Sending}, "SentAt" = @now, "LeasedUntil" = @until, "Attempts" = "Attempts" + 1
            WHERE "MailingId" = @mailing AND "Lease" = @lease AND "State" = {(int)RecipientState.Claimed} AND "SubscriberId" IN ({Names(next)})
                AND EXISTS (SELECT 1 FROM {database.Table(MailingTables.Mailings)} m WHERE m."Id" = @mailing AND m."State" = '{MailingStates.Sending}')
            RETURNING "SubscriberId"
            """,
            [("@now", Now), ("@until", Now + LeaseTime), ("@mailing", mailing), ("@lease", lease), .. Values(next)]);
        command.Transaction = transaction;
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var begun = new HashSet<Guid>();
        while (await rows.ReadAsync(cancel))
        {
            begun.Add(rows.GetGuid(0));
        }

        return begun;
    }

    private static string Names(IReadOnlyList<Guid> ids) => string.Join(", ", ids.Select((_, at) => $"@row{at}"));

    private static IEnumerable<(string, object)> Values(IReadOnlyList<Guid> ids) => ids.Select((id, at) => ($"@row{at}", (object)id));
}
