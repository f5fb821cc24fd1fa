using Microsoft.EntityFrameworkCore;
using PreventPublic.Engagement.Features.Planning.Sources;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Planning;

/// <summary>The whole plan of a site, from everybody who knows of something.</summary>
public sealed class PlanBoard(IEnumerable<IPlanSource> sources, IDbContextFactory<PeopleStore> stores)
{
    /// <summary>By day; what has none comes last.</summary>
    public async Task<IReadOnlyList<PlanLine>> OfAsync(string site, DateOnly from, DateOnly until, DateOnly today, CancellationToken cancel)
    {
        var lines = new List<PlanLine>();
        foreach (var source in sources)
        {
            lines.AddRange(await source.OfAsync(site, from, until, today, cancel));
        }

        var placed = await PlacedAsync(site, cancel);
        return
        [
            .. lines.Select(line => !line.IsOwn && placed.TryGetValue(line.Uid, out var objective) ? line with { Objective = objective } : line)
                .OrderBy(line => line.Day ?? DateOnly.MaxValue).ThenBy(line => line.Kind, StringComparer.Ordinal).ThenBy(line => line.Title, StringComparer.Ordinal),
        ];
    }

    private async Task<Dictionary<string, string>> PlacedAsync(string site, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await store.PlanPlaces.AsNoTracking().Where(place => place.Site == site).ToDictionaryAsync(place => place.Uid, place => place.Objective, StringComparer.Ordinal, cancel);
    }
}
