using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Facts;
using PreventPublic.Core.Stores;
using PreventPublic.Metrics.Store;

namespace PreventPublic.Metrics.Facts;

/// <summary>
/// Adds facts to their day and their month, in plain SQL that both databases understand: a counter is raised by the database
/// itself, so two writers never lose one another's facts, whichever host they are on.
/// </summary>
public sealed class FactTable([FromKeyedServices(MetricsStore.Name)] StoreDatabase database)
{
    private readonly string _days =
        $"INSERT INTO {database.Table(DayCount.Table)} AS d (\"Site\", \"Name\", \"Day\", \"Subject\", \"Dimension\", \"Count\") VALUES (@site, @name, @day, @subject, @dimension, @count) " +
        "ON CONFLICT (\"Site\", \"Name\", \"Day\", \"Subject\", \"Dimension\") DO UPDATE SET \"Count\" = d.\"Count\" + excluded.\"Count\"";

    private readonly string _months =
        $"INSERT INTO {database.Table(MonthCount.Table)} AS m (\"Site\", \"Name\", \"Month\", \"Dimension\", \"Count\") VALUES (@site, @name, @month, @dimension, @count) " +
        "ON CONFLICT (\"Site\", \"Name\", \"Month\", \"Dimension\") DO UPDATE SET \"Count\" = m.\"Count\" + excluded.\"Count\"";

    private readonly string _taken = $"INSERT INTO {database.Table(TakenFact.Table)} (\"Id\", \"Day\") VALUES (@id, @day) ON CONFLICT (\"Id\") DO NOTHING";

    /// <summary>Adds what came, all or nothing.</summary>
    public async Task AddAsync(IReadOnlyCollection<Fact> facts, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await AddAsync(connection, transaction, facts, cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Adds a fact, unless its cause was counted already.</summary>
    /// <param name="cause">The id of the message it came in.</param>
    /// <param name="today">UTC.</param>
    /// <returns>Whether it was new.</returns>
    public async Task<bool> AddOnceAsync(Guid cause, Fact fact, DateOnly today, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using var take = connection.Command(_taken, ("@id", SqlValues.Of(database, cause)), ("@day", SqlValues.Of(database, today)));
        take.Transaction = transaction;
        if (await take.ExecuteNonQueryAsync(cancel) == 0)
        {
            return false;
        }

        await AddAsync(connection, transaction, [fact], cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>Forgets causes that can come no more.</summary>
    public async Task ForgetAsync(DateOnly before, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        await using var forget = connection.Command($"DELETE FROM {database.Table(TakenFact.Table)} WHERE \"Day\" < @day", ("@day", SqlValues.Of(database, before)));
        await forget.ExecuteNonQueryAsync(cancel);
    }

    private async Task AddAsync(DbConnection connection, DbTransaction transaction, IReadOnlyCollection<Fact> facts, CancellationToken cancel)
    {
        // In one order for everybody: two hosts that raise the same counters wait for one another and never in a circle.
        foreach (var day in facts.GroupBy(fact => (fact.Site, fact.Name, fact.Day, Subject: Cut(fact.Subject, DayCount.MaxSubject), Dimension: Cut(fact.Dimension, DayCount.MaxDimension))).OrderBy(group => group.Key))
        {
            await RunAsync(connection, transaction, _days, cancel, ("@site", day.Key.Site), ("@name", day.Key.Name), ("@day", SqlValues.Of(database, day.Key.Day)),
                ("@subject", day.Key.Subject), ("@dimension", day.Key.Dimension), ("@count", day.Sum(fact => fact.Count)));
        }

        foreach (var month in facts.GroupBy(fact => (fact.Site, fact.Name, Month: Months.Of(fact.Day), Dimension: Cut(fact.Dimension, DayCount.MaxDimension))).OrderBy(group => group.Key))
        {
            await RunAsync(connection, transaction, _months, cancel, ("@site", month.Key.Site), ("@name", month.Key.Name), ("@month", SqlValues.Of(database, month.Key.Month)),
                ("@dimension", month.Key.Dimension), ("@count", month.Sum(fact => fact.Count)));
        }
    }

    private static async Task RunAsync(DbConnection connection, DbTransaction transaction, string sql, CancellationToken cancel, params (string, object)[] values)
    {
        await using var command = connection.Command(sql, values);
        command.Transaction = transaction;
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most];
}
