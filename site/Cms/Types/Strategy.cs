using PreventPublic.Cms.Definitions;

namespace PreventPublic.Cms.Types;

/// <summary>The words of a strategy file: one section a name. What the names are stands beside it as data.</summary>
[ContentType("strategy", "strategy", Label = "Strategy", Default = true)]
public sealed record Strategy : ContentItem;

/// <summary>A council's plan (<c>plan.yaml</c>), what is measured (<c>indicators.yaml</c>), what it is assessed against (<c>frame.yaml</c>).</summary>
[ContentType("strategy-data", "strategy", Label = "Strategy data", Data = true)]
public sealed record StrategyData : ContentItem
{
    public override bool NeedsSummary => false;
}
