using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Metrics.Features.Measurements;
using PreventPublic.Metrics.Store;

namespace PreventPublic.Metrics.Features.Spreadsheets;

/// <summary>Remembers which column of a council's files means what.</summary>
public sealed class Mappings(IDbContextFactory<MetricsStore> stores, TimeProvider time)
{
    /// <summary>What each field's column is: as it was the last time, or by its name.</summary>
    public async Task<Dictionary<string, string>> GuessAsync(
        string site, string kind, IReadOnlyList<string> headings, IReadOnlyList<(string Field, string Label, bool Needed, string[] Guesses)> fields, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var known = await store.Mappings.AsNoTracking().FirstOrDefaultAsync(mapping => mapping.Site == site && mapping.Kind == kind, cancel);
        var before = known is null ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(known.Columns) ?? [];
        return fields.Select(field => (field.Field, Heading: Match(headings, [before.GetValueOrDefault(field.Field) ?? "", .. field.Guesses])))
            .Where(pair => pair.Heading is not null).ToDictionary(pair => pair.Field, pair => pair.Heading!, StringComparer.Ordinal);
    }

    public async Task RememberAsync(string site, string kind, IReadOnlyDictionary<string, string> columns, string by, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var text = JsonSerializer.Serialize(columns);
        if (text.Length > ImportMapping.MaxColumns)
        {
            return;
        }

        var now = time.GetUtcNow().UtcDateTime;
        if (await store.Mappings.FirstOrDefaultAsync(mapping => mapping.Site == site && mapping.Kind == kind, cancel) is { } known)
        {
            (known.Columns, known.By, known.At) = (text, by, now);
        }
        else
        {
            store.Add(new ImportMapping { Site = site, Kind = kind, Columns = text, By = by, At = now });
        }

        await store.SaveChangesAsync(cancel);
    }

    private static string? Match(IReadOnlyList<string> headings, IEnumerable<string> names) =>
        names.Select(name => headings.FirstOrDefault(heading => name.Length > 0 && string.Equals(heading, name, StringComparison.OrdinalIgnoreCase))).FirstOrDefault(found => found is not null);
}
