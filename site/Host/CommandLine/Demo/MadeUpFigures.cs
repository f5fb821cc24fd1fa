using System.Data.Common;
using System.Globalization;
using PreventPublic.Core.Stores;
using PreventPublic.Engagement.Features.DistributionLog;
using PreventPublic.Engagement.Features.Partners;
using PreventPublic.Engagement.Features.Press;
using PreventPublic.Metrics.Facts;
using PreventPublic.Metrics.Features.Alerts;

namespace PreventPublic.Host.CommandLine.Demo;

/// <summary>Years of figures that never happened: for looking at screens with something on them, and for measuring.</summary>
public sealed class MadeUpFigures(StoreDatabase database)
{
    private const int MostPages = 10_000;
    private static readonly string[] Languages = ["en", "ro", "pl", "lt", "ur"];
    private static readonly (string Name, string Folder)[] Facts = [("page.viewed", "pages"), ("page.viewed", "pages"), ("page.viewed", "pages"), ("flow.finished", "flows"), ("event.registered", "events"), ("event.attended", "events"), ("entry.published", "updates")];

    /// <param name="rows">How many counters by day there are to be, more or less: equal ones fall together.</param>
    /// <param name="last">The last day.</param>
    public async Task MakeAsync(string site, int rows, int years, DateOnly last, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var (random, first) = (new Random(rows), last.AddYears(-years));
        var days = last.DayNumber - first.DayNumber + 1;
        await using (var count = Prepared(connection, transaction, $"INSERT INTO {database.Table(DayCount.Table)} (\"Site\", \"Name\", \"Day\", \"Subject\", \"Dimension\", \"Count\") VALUES (@site, @name, @day, @subject, @dimension, @count) ON CONFLICT DO NOTHING", "@site", "@name", "@day", "@subject", "@dimension", "@count"))
        {
            for (var row = 0; row < rows; row++)
            {
                var (name, folder) = Facts[random.Next(Facts.Length)];
                await RunAsync(count, cancel, site, name, Day(first.AddDays(random.Next(days))), $"{folder}/made-up-{random.Next(folder == "pages" ? MostPages : 200)}", Languages[random.Next(Languages.Length)], (long)random.Next(1, 12));
            }

            for (var month = new DateOnly(first.Year, first.Month, 1).AddMonths(1); month <= last; month = month.AddMonths(1))
            {
                foreach (var (name, subject, dimension, times) in DeskIn(month, random))
                {
                    await RunAsync(count, cancel, site, name, Day(month), subject, dimension, times);
                }
            }
        }

        await SumUpAsync(connection, transaction, site, cancel);
        await using (var gauge = Prepared(connection, transaction, $"INSERT INTO {database.Table(Gauge.Table)} (\"Site\", \"Name\", \"Day\", \"Value\") VALUES (@site, @name, @day, @value) ON CONFLICT DO NOTHING", "@site", "@name", "@day", "@value"))
        {
            for (var day = first; day <= last; day = day.AddDays(1))
            {
                await RunAsync(gauge, cancel, site, "pages.in-date", Day(day), 85.0 + random.Next(15));
                await RunAsync(gauge, cancel, site, "contacts.overdue", Day(day), (double)random.Next(3));
                await RunAsync(gauge, cancel, site, "translations.there", Day(day), 70.0 + random.Next(20));
                await RunAsync(gauge, cancel, site, "events.held", Day(day), (double)(random.Next(12) == 0 ? 1 : 0));
            }
        }

        await using (var duty = Prepared(connection, transaction, $"INSERT INTO {database.Table(DailyDuty.Table)} (\"Site\", \"Day\", \"At\") VALUES (@site, @day, @at) ON CONFLICT DO NOTHING", "@site", "@day", "@at"))
        {
            await RunAsync(duty, cancel, site, Day(first), first.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
        }

        await transaction.CommitAsync(cancel);
    }

    /// <summary>A month at the officers' desk: a bulletin, a few questions of the press, some booklets.</summary>
    private static IEnumerable<(string Name, string Subject, string Dimension, long Count)> DeskIn(DateOnly month, Random random)
    {
        long answered = random.Next(1, 6);
        yield return ("bulletin.published", month.ToString("yyyy-MM", CultureInfo.InvariantCulture), "", 1);
        yield return (PressFacts.Answered, "", "reactive", answered);
        yield return (PressFacts.ReplyMinutes, "", "reactive", answered * random.Next(90, 1500));
        yield return (PressFacts.Answered, "", "positive", random.Next(1, 4));
        yield return (PressFacts.Placed, "", "positive", random.Next(0, 3));
        yield return (PartnerFacts.Registered, "", "organisation", random.Next(0, 3));
        yield return (DistributionBook.Distributed, "made-up booklet", "schools", random.Next(50, 400));
    }

    /// <summary>Months are the sums of their days.</summary>
    private async Task SumUpAsync(DbConnection connection, DbTransaction transaction, string site, CancellationToken cancel)
    {
        var month = database.Schema is null ? "date(\"Day\", 'start of month')" : "date_trunc('month', \"Day\")::date";
        await using var clear = connection.Command($"DELETE FROM {database.Table(MonthCount.Table)} WHERE \"Site\" = @site", ("@site", site));
        clear.Transaction = transaction;
        await clear.ExecuteNonQueryAsync(cancel);
        await using var sum = connection.Command(
            $"INSERT INTO {database.Table(MonthCount.Table)} (\"Site\", \"Name\", \"Month\", \"Dimension\", \"Count\") SELECT \"Site\", \"Name\", {month}, \"Dimension\", SUM(\"Count\") FROM {database.Table(DayCount.Table)} WHERE \"Site\" = @site GROUP BY 1, 2, 3, 4",
            ("@site", site));
        sum.Transaction = transaction;
        await sum.ExecuteNonQueryAsync(cancel);
    }

    private static DbCommand Prepared(DbConnection connection, DbTransaction transaction, string sql, params string[] names)
    {
        var command = connection.Command(sql, [.. names.Select(name => (name, (object)""))]);
        command.Transaction = transaction;
        return command;
    }

    private static async Task RunAsync(DbCommand command, CancellationToken cancel, params object[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        await command.ExecuteNonQueryAsync(cancel);
    }

    private object Day(DateOnly day) => database.Schema is null ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : day;
}
