using Microsoft.EntityFrameworkCore;
using PreventPublic.Engagement.Features.Planning.Sources;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Planning;

/// <summary>The whole plan of a site, from everybody who knows of something.</summary>
public sealed class PlanBoard(IEnumerable<IPlanSource> sources, IPlanObjectives objectives, IDbContextFactory<PeopleStore> stores)
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
            .. lines.Select(line => line.IsOwn ? line : Placed(site, line, placed.GetValueOrDefault(line.Uid)))
                .OrderBy(line => line.Day ?? DateOnly.MaxValue).ThenBy(line => line.Kind, StringComparer.Ordinal).ThenBy(line => line.Title, StringComparer.Ordinal),
        ];
    }

    /// <summary>What an officer said counts, also that it is for none.</summary>
    private PlanLine Placed(string site, PlanLine line, string? said) =>
        said is not null ? line with { Objective = said, Placed = said } : line.Figure.Length > 0 ? line with { Objective = objectives.CountedBy(site, line.Figure) } : line;

    private async Task<Dictionary<string, string>> PlacedAsync(string site, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await store.PlanPlaces.AsNoTracking().Where(place => place.Site == site).ToDictionaryAsync(place => place.Uid, place => place.Objective, StringComparer.Ordinal, cancel);
    }
}
