using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Words;
using PreventPublic.Metrics.Features.Alerts;
using PreventPublic.Metrics.Features.Figures;
using PreventPublic.Metrics.Features.Reports;
using PreventPublic.Metrics.Store;
using PreventPublic.Metrics.Strategy;

namespace PreventPublic.Metrics.Features.Manage.SeeFigures;

/// <summary>An indicator as the dashboard shows it.</summary>
public sealed record FigureLine(Indicator Indicator, string Title, string Value, string Before, string Target, Standing Standing);

/// <summary>The figures of an objective; without an id, those that belong to none.</summary>
public sealed record FigureGroup(string Id, string Title, IReadOnlyList<FigureLine> Lines)
{
    public int Count(Standing standing) => Lines.Count(line => line.Standing == standing);
}

/// <summary>By objective: on track, behind, no data; and what to do next.</summary>
public sealed class IndexModel(IDbContextFactory<MetricsStore> stores, AlertFinder finder, WordBook words) : FigurePage
{
    /// <summary>The month that is over.</summary>
    public Period Month { get; private set; } = null!;

    public IReadOnlyList<FigureGroup> Groups { get; private set; } = [];

    public IReadOnlyList<Alert> Alerts { get; private set; } = [];

    public IReadOnlyList<SearchTopic> Searches { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Title("Measure");
        Month = Period.Month(Today).Previous;
        await using var store = await stores.CreateDbContextAsync(Cancel);
        var table = await FigureReader.ReadAsync(store, Site!, Plan.Indicators, Month.Previous.First, Month.First, null, Cancel);
        Groups =
        [
            .. Objectives.Select(one => new FigureGroup(one.Id, one.Title, Lines(table, one.Id))),
            new FigureGroup("", "Not in the plan", Lines(table, null)),
        ];
        Searches = await SearchTopics.ReadAsync(store, Site!, Month.First, words[Language.English], Cancel);
        Alerts = await finder.FindAsync(store, Site!, Today, Cancel);
    }

    private IReadOnlyList<FigureLine> Lines(FigureTable table, string? objective) =>
        [.. Plan.Indicators.Where(indicator => indicator.Objective == objective).Select(indicator => Line(table, indicator))];

    private FigureLine Line(FigureTable table, Indicator indicator)
    {
        var (now, before) = (table.Of(indicator, Month.First).Value, table.Of(indicator, Month.Previous.First).Value);
        return new FigureLine(indicator, Text.Title(indicator.Id), Shown(indicator, now), Shown(indicator, before), indicator.Target is { } target ? Words.Value(indicator, target) : "–", FigureWriter.StandingOf(indicator, now, indicator.Target));
    }

    private static string Shown(Indicator indicator, double? value) => value is { } known ? Words.Value(indicator, known) : "–";
}
