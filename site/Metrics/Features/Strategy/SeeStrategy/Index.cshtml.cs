namespace PreventPublic.Metrics.Features.Strategy.SeeStrategy;

/// <summary>What the council set out to do, for whom, and what its documents say about it.</summary>
public sealed class IndexModel : StrategyPage
{
    public void OnGet() => Show(Text.Prose?.Title ?? "", StrategyLinks.Home, Text.Prose?.Summary);
}
