using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Stores;
using PreventPublic.Metrics.Features.Alerts;
using PreventPublic.Metrics.Store;

namespace PreventPublic.Metrics.Facts;

/// <summary>Writes how things stand, in plain SQL: this goes on in hosts that otherwise only serve pages.</summary>
public sealed class GaugeTable([FromKeyedServices(MetricsStore.Name)] StoreDatabase database, IGaugeSource source)
{
    /// <summary>How far back days are made up for on which no host ran.</summary>
    public const int MostDaysBack = 31;

    /// <summary>Looks at a site now, and at days since the last look that were missed.</summary>
    /// <param name="today">The council's local day.</param>
    public async Task LookAsync(string site, DateOnly today, CancellationToken cancel)
    {
        var last = await LastAsync(site, cancel) ?? today;
        for (var day = last < today.AddDays(-MostDaysBack) ? today.AddDays(-MostDaysBack) : last; day < today; day = day.AddDays(1))
        {
            await WriteAsync(site, day, source.Look(site, day).Where(reading => reading.CanLookBack), cancel);
        }

        await WriteAsync(site, today, source.Look(site, today), cancel);
    }

    /// <summary>Notes that a day has begun for a site.</summary>
    /// <returns>Whether it was this host that noted it.</returns>
    public async Task<bool> BeginDayAsync(string site, DateOnly today, DateTime now, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        await using var command = connection.Command(
            $"INSERT INTO {database.Table(DailyDuty.Table)} (\"Site\", \"Day\", \"At\") VALUES (@site, @day, @at) ON CONFLICT (\"Site\", \"Day\") DO NOTHING",
            ("@site", site), ("@day", SqlValues.Of(database, today)), ("@at", now));
        return await command.ExecuteNonQueryAsync(cancel) == 1;
    }

    private async Task<DateOnly?> LastAsync(string site, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        await using var command = connection.Command($"SELECT MAX(\"Day\") FROM {database.Table(Gauge.Table)} WHERE \"Site\" = @site", ("@site", site));
        return SqlValues.DayIn(await command.ExecuteScalarAsync(cancel));
    }

    private async Task WriteAsync(string site, DateOnly day, IEnumerable<Reading> readings, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        foreach (var reading in readings.OrderBy(reading => reading.Name, StringComparer.Ordinal))
        {
            await using var command = connection.Command(
                $"INSERT INTO {database.Table(Gauge.Table)} (\"Site\", \"Name\", \"Day\", \"Value\") VALUES (@site, @name, @day, @value) " +
                "ON CONFLICT (\"Site\", \"Name\", \"Day\") DO UPDATE SET \"Value\" = excluded.\"Value\"",
                ("@site", site), ("@name", reading.Name), ("@day", SqlValues.Of(database, day)), ("@value", reading.Value));
            await command.ExecuteNonQueryAsync(cancel);
        }
    }
}
