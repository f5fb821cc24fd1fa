namespace PreventPublic.Decisions.Flows;

/// <summary>Something wrong with a flow.</summary>
/// <param name="Node">The question, outcome or condition; empty for the flow as a whole.</param>
/// <param name="Fix">What would be right.</param>
/// <param name="Witness">Ids of the questions on a path that shows it; empty where none is needed.</param>
/// <param name="IsWarning">Not certainly wrong: a person should look.</param>
public sealed record FlowFault(string Node, Place Place, string What, string Fix, IReadOnlyList<string> Witness, bool IsWarning = false)
{
    public string Allowed => Witness.Count == 0 ? Fix : $"{Fix} (for example on the way {string.Join(" → ", Witness)})";

    public override string ToString() => $"{Place.File}:{Place.Line}: {(IsWarning ? "warning: " : "")}{What}; {Allowed}";
}

/// <summary>Collects faults.</summary>
public sealed class FlowFaults
{
    private readonly List<FlowFault> _all = [];

    public IReadOnlyList<FlowFault> All => _all;

    public bool HasErrors => _all.Any(fault => !fault.IsWarning);

    public void Error(string node, Place place, string what, string fix, IReadOnlyList<string>? witness = null) =>
        _all.Add(new FlowFault(node, place, what, fix, witness ?? []));

    public void Warn(string node, Place place, string what, string fix, IReadOnlyList<string>? witness = null) =>
        _all.Add(new FlowFault(node, place, what, fix, witness ?? [], IsWarning: true));
}
