using PreventPublic.Core.Languages;
using PreventPublic.Engagement.Features.Planning.Sources;
using PreventPublic.Metrics.Strategy;

namespace PreventPublic.Host.Adapters;

/// <summary>Gives the plan the objectives of the published strategy.</summary>
public sealed class StrategyObjectives(StrategyShelf shelf) : IPlanObjectives
{
    public IReadOnlyList<(string Id, string Title)> Of(string site)
    {
        if (shelf.Plan(site) is not { } plan)
        {
            return [];
        }

        var text = shelf.Text(site, Language.English);
        return [.. plan.Objectives.Select(objective => (objective, text.Title(objective)))];
    }

    public string CountedBy(string site, string figure) => shelf.Plan(site)?.Indicator(figure)?.Objective ?? "";
}
