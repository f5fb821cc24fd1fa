using PreventPublic.Cms.Definitions;

namespace PreventPublic.Cms.Types;

/// <summary>The words of a decision flow: one section a question, outcome or condition, by its id. The graph stands beside it as data.</summary>
[ContentType("flow", "flows", Label = "Decision flow", Default = true)]
public sealed record Flow : ContentItem;

/// <summary>A flow's graph (<c>KEY.yaml</c>) or its scenarios (<c>KEY.scenarios.yaml</c>).</summary>
[ContentType("flow-data", "flows", Label = "Flow graph or scenarios", Data = true, Strict = "A flow is published only when it is proved. Mend the graph, the scenarios or the words.")]
public sealed record FlowData : ContentItem
{
    public override bool NeedsSummary => false;
}
