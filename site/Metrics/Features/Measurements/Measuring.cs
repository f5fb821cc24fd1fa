using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Core.Outbox;
using PreventPublic.Metrics.Features.Figures;
using PreventPublic.Metrics.Store;
using PreventPublic.Metrics.Strategy;

namespace PreventPublic.Metrics.Features.Measurements;

/// <summary>What somebody wants to say about an indicator and a month.</summary>
/// <param name="Number">How many measurements there were when the person looked; what came meanwhile is not overwritten unseen.</param>
public sealed record Entry(string Indicator, DateOnly Month, double Value, string Evidence, string Reason, int Number, Origin Origin);

/// <summary>Takes figures that people enter, and their corrections.</summary>
public sealed class Measuring(IDbContextFactory<MetricsStore> stores, StrategyShelf shelf, TimeProvider time)
{
    public const string TakenMeanwhile = "Somebody else has entered this figure meanwhile. Look at what they said, then enter yours again";

    /// <summary>What is wrong with an entry, by field. Nothing when all is right.</summary>
    /// <param name="today">The council's local day.</param>
    public static IEnumerable<(string Field, string Message)> Problems(Indicator indicator, Entry entry, DateOnly today)
    {
        if (indicator.Source == Source.Automatic)
        {
            yield return ("Value", "This figure is counted by the site. Nobody enters it");
        }

        if (entry.Month > Months.Of(today))
        {
            yield return ("Month", "The month is in the future. Enter a figure for a month that has begun");
        }

        if (!double.IsFinite(entry.Value) || entry.Value < 0)
        {
            yield return ("Value", "A figure is 0 or more");
        }
        else if ((indicator.Unit == Unit.Percent && entry.Value > 100) || (indicator.Unit == Unit.Score && entry.Value is < 1 or > 5))
        {
            yield return ("Value", indicator.Unit == Unit.Percent ? "A percentage is from 0 to 100" : "A score is from 1 to 5");
        }
        else if (indicator.Unit == Unit.Number && entry.Value != Math.Floor(entry.Value))
        {
            yield return ("Value", "This figure counts whole things. Enter a whole number");
        }

        if (entry.Evidence.Trim().Length is 0 or > Measurement.MaxEvidence)
        {
            yield return ("Evidence", $"Say what shows it: a link, a file's name or a minute, in {Measurement.MaxEvidence} characters or fewer");
        }

        if (entry.Number > 0 && entry.Reason.Trim().Length is 0 or > Measurement.MaxReason)
        {
            yield return ("Reason", $"Say why it is corrected, in {Measurement.MaxReason} characters or fewer. The report tells readers");
        }
    }

    /// <summary>Adds them all, or none.</summary>
    /// <returns>Whether they are added; if not, somebody else was first with one of them.</returns>
    public async Task<bool> AddAsync(string site, IReadOnlyCollection<Entry> entries, StaffMember staff, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var entry in entries)
        {
            store.Add(new Measurement
            {
                Site = site,
                Indicator = entry.Indicator,
                Month = entry.Month,
                Value = entry.Value,
                Origin = entry.Origin,
                Number = entry.Number + 1,
                Evidence = entry.Evidence.Trim(),
                Reason = entry.Number == 0 ? "" : entry.Reason.Trim(),
                StaffId = staff.Id,
                By = staff.Name,
                At = now,
            });
            var action = entry.Number == 0 ? "figure.entered" : "figure.corrected";
            store.Post(AuditLine.Kind, new AuditLine(staff.Id, staff.Name, action, site, $"{entry.Indicator} {entry.Month:yyyy-MM}", now, Note: entry.Number == 0 ? "" : entry.Reason.Trim()), now);
        }

        try
        {
            await store.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException)
        {
            return false;
        }
    }

    /// <summary>All that was said about an indicator and some months, oldest first.</summary>
    public async Task<IReadOnlyList<Measurement>> HistoryAsync(string site, string indicator, DateOnly first, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await store.Measurements.AsNoTracking().Where(m => m.Site == site && m.Indicator == indicator && m.Month >= first).OrderBy(m => m.Month).ThenBy(m => m.Number).ToListAsync(cancel);
    }

    /// <summary>How many measurements there are, by figure and month.</summary>
    public async Task<IReadOnlyDictionary<(string, DateOnly), int>> NumbersAsync(string site, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var all = await store.Measurements.Where(m => m.Site == site).GroupBy(m => new { m.Indicator, m.Month }).Select(group => new { group.Key.Indicator, group.Key.Month, Number = group.Max(m => m.Number) }).ToListAsync(cancel);
        return all.ToDictionary(one => (one.Indicator, one.Month), one => one.Number);
    }

    public async Task<FigureTable> TableAsync(string site, DateOnly first, DateOnly last, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await FigureReader.ReadAsync(store, site, shelf.Plan(site)?.Indicators ?? [], first, last, null, cancel);
    }

    /// <summary>The facts behind a figure, by day.</summary>
    public async Task<IReadOnlyList<(DateOnly Day, double Value)>> DaysAsync(string site, Indicator indicator, DateOnly first, DateOnly last, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        if (indicator.Fact is { } fact)
        {
            var days = await CountsAsync(store, site, fact, indicator.Dimension, first, last, cancel);
            var per = indicator.Per is null ? null : (await CountsAsync(store, site, indicator.Per, indicator.Dimension, first, last, cancel)).ToDictionary();
            return per is null ? days : [.. days.Select(day => (day.Day, FigureReader.Mean(day.Count, per.GetValueOrDefault(day.Day), indicator.Divide).Value)).Where(day => day.Value is not null).Select(day => (day.Day, day.Value!.Value))];
        }

        var gauge = indicator.Gauge ?? "";
        var states = await store.Gauges.AsNoTracking().Where(state => state.Site == site && state.Name == gauge && state.Day >= first && state.Day <= last).OrderBy(state => state.Day).ToListAsync(cancel);
        return [.. states.Select(state => (state.Day, state.Value))];
    }

    private static async Task<IReadOnlyList<(DateOnly Day, double Count)>> CountsAsync(MetricsStore store, string site, string fact, string? dimension, DateOnly first, DateOnly last, CancellationToken cancel)
    {
        var days = await store.DayCounts.Where(day => day.Site == site && day.Name == fact && day.Day >= first && day.Day <= last && (dimension == null || day.Dimension == dimension))
            .GroupBy(day => day.Day).Select(group => new { Day = group.Key, Count = group.Sum(day => day.Count) }).OrderBy(day => day.Day).ToListAsync(cancel);
        return [.. days.Select(day => (day.Day, (double)day.Count))];
    }

    /// <summary>What a fact was about, most first.</summary>
    public async Task<IReadOnlyList<(string Subject, long Count)>> SubjectsAsync(string site, Indicator indicator, DateOnly first, DateOnly last, int most, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var subjects = await store.DayCounts.Where(day => day.Site == site && day.Name == indicator.Fact && day.Day >= first && day.Day <= last && (indicator.Dimension == null || day.Dimension == indicator.Dimension)).GroupBy(day => day.Subject)
            .Select(group => new { Subject = group.Key, Count = group.Sum(day => day.Count) }).OrderByDescending(one => one.Count).ThenBy(one => one.Subject).Take(most).ToListAsync(cancel);
        return [.. subjects.Select(one => (one.Subject, one.Count))];
    }
}
