using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Core.Outbox;
using PreventPublic.Metrics.Features.Figures;
using PreventPublic.Metrics.Features.Measurements;
using PreventPublic.Metrics.Features.Reports;
using PreventPublic.Metrics.Store;
using PreventPublic.Metrics.Strategy;

namespace PreventPublic.Metrics.Features.Closing;

/// <summary>Something that was corrected after a report was closed.</summary>
/// <param name="Before">As the report said it.</param>
/// <param name="At">UTC.</param>
public sealed record Correction(string Indicator, string Title, DateOnly Month, string Before, string After, string Reason, DateTime At);

/// <summary>A closed report and what was corrected since.</summary>
/// <param name="ClosedAt">UTC.</param>
public sealed record ClosedReport(Report Report, DateTime ClosedAt, string Hash, IReadOnlyList<Correction> Corrections);

/// <summary>Closes periods, and gives back what was closed.</summary>
public sealed class Closings(IDbContextFactory<MetricsStore> stores, ReportWriter writer, StrategyShelf shelf, TimeProvider time)
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) }, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Freezes what the site counted, and the report. All or nothing; of two who close at once, one does.</summary>
    /// <returns>Null when it is done; otherwise why it cannot be.</returns>
    public async Task<string?> CloseAsync(CouncilSite site, Period period, StaffMember staff, CancellationToken cancel)
    {
        if (shelf.Plan(site.Id) is not { } plan || period.Last >= site.Clock.Today)
        {
            return $"{period.Title(Core.Languages.Language.English.Culture)} is not over. Close it from {period.Last.AddDays(1):d MMMM yyyy} on";
        }

        await using var store = await stores.CreateDbContextAsync(cancel);
        await using var transaction = await store.Database.BeginTransactionAsync(cancel);
        var now = time.GetUtcNow().UtcDateTime;
        try
        {
            await FreezeAsync(store, site.Id, plan, period, staff, now, cancel);
            await store.SaveChangesAsync(cancel);
            var data = JsonSerializer.Serialize(await writer.WriteAsync(store, site, period, now, cancel), Json);
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(data)));
            store.Add(new ReportEdition { Site = site.Id, Period = period.Name, Data = data, Hash = hash, StaffId = staff.Id, By = staff.Name, At = now });
            store.Post(AuditLine.Kind, new AuditLine(staff.Id, staff.Name, "report.closed", site.Id, period.Name, now, After: hash), now);
            await store.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return null;
        }
        catch (Exception fault) when (fault is DbUpdateException or InvalidOperationException { InnerException: DbUpdateException })
        {
            // The second: PostgreSQL ended one of two that waited for each other, and its provider wraps that as a passing failure.
            return "Somebody has just closed it, or entered a figure. Look at the report again";
        }
    }

    public async Task<ClosedReport?> FindAsync(string site, Period period, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var edition = await store.Editions.AsNoTracking().FirstOrDefaultAsync(one => one.Site == site && one.Period == period.Name, cancel);
        if (edition is null)
        {
            return null;
        }

        var report = JsonSerializer.Deserialize<Report>(edition.Data, Json)!;
        return new ClosedReport(report, edition.At, edition.Hash, await CorrectionsAsync(store, report, period, edition.At, cancel));
    }

    /// <summary>The periods that are closed, newest first.</summary>
    public async Task<IReadOnlyList<(Period Period, DateTime At)>> AllAsync(string site, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var all = await store.Editions.AsNoTracking().Where(one => one.Site == site).Select(one => new { one.Period, one.At }).ToListAsync(cancel);
        return [.. all.Select(one => (Period: Period.Parse(one.Period)!, one.At)).OrderByDescending(one => one.Period.Last).ThenBy(one => one.Period.Kind)];
    }

    /// <summary>What the site counted itself becomes a measurement, so that later facts are corrections.</summary>
    private static async Task FreezeAsync(MetricsStore store, string site, Plan plan, Period period, StaffMember staff, DateTime now, CancellationToken cancel)
    {
        var automatic = plan.Indicators.Where(indicator => indicator.Source == Source.Automatic).ToList();
        var counted = await FigureReader.CountedAsync(store, site, automatic, period.First, period.LastMonth, cancel);
        var there = (await store.Measurements.Where(m => m.Site == site && m.Month >= period.First && m.Month <= period.LastMonth).Select(m => new { m.Indicator, m.Month }).ToListAsync(cancel)).ToHashSet();
        foreach (var ((indicator, month), found) in counted.Where(pair => pair.Value.Value is not null && !there.Contains(new { pair.Key.Indicator, pair.Key.Month })))
        {
            store.Add(new Measurement { Site = site, Indicator = indicator, Month = month, Value = found.Value!.Value, Origin = Origin.Automatic, Number = 1, StaffId = staff.Id, By = staff.Name, At = now });
        }
    }

    private async Task<IReadOnlyList<Correction>> CorrectionsAsync(MetricsStore store, Report report, Period period, DateTime closedAt, CancellationToken cancel)
    {
        var all = await store.Measurements.AsNoTracking().Where(m => m.Site == report.Site && m.Month >= period.First && m.Month <= period.LastMonth).OrderBy(m => m.At).ThenBy(m => m.Number).ToListAsync(cancel);
        var corrections = new List<Correction>();
        foreach (var later in all.Where(m => m.At > closedAt))
        {
            if (report.Figures.FirstOrDefault(figure => figure.Id == later.Indicator) is { } figure && shelf.Plan(report.Site)?.Indicator(later.Indicator) is { } indicator)
            {
                var earlier = all.FirstOrDefault(m => m.Indicator == later.Indicator && m.Month == later.Month && m.Number == later.Number - 1);
                var (before, after) = (Shown(indicator, earlier), Shown(indicator, later));
                if (before != after)
                {
                    corrections.Add(new Correction(later.Indicator, figure.Title, later.Month, before, after, later.Reason, later.At));
                }
            }
        }

        return corrections;
    }

    private static string Shown(Indicator indicator, Measurement? measurement)
    {
        if (measurement is null)
        {
            return FigureWriter.NoValue;
        }

        return indicator.Disclosure == Disclosure.Exact ? Words.Value(indicator, measurement.Value)
            : Disclosing.Cell(measurement.Value) is { } cell ? Words.Value(indicator, cell) : FigureWriter.TooSmall;
    }
}
