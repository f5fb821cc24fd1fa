using PreventPublic.Core.Yaml;

namespace PreventPublic.Decisions.Flows.Reading;

/// <summary>One graph file at the place where it is used: names inside it are its own.</summary>
/// <param name="Prefix">What its names begin with in the whole flow: empty, or <c>check.</c></param>
internal sealed record Scope(GraphText Text, Fields Fields, string Prefix, Scope? Parent)
{
    public Dictionary<string, Scope> Uses { get; } = new(StringComparer.Ordinal);

    /// <summary>Where each exit of a sub-flow goes, as a name in the parent's scope.</summary>
    public Dictionary<string, (string Target, Place Place)> Exits { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, When> Facts { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, IReadOnlyList<(When When, int Points)>> Scores { get; } = new(StringComparer.Ordinal);

    public int Depth => Parent is null ? 0 : Parent.Depth + 1;

    public IEnumerable<Scope> All => Uses.Values.SelectMany(use => use.All).Prepend(this);

    public string Name(string local) => Prefix + local;

    public Fields FieldsOf(YamlTree.Map map, string node, FlowFaults faults) => new(map, Text.File, node, faults);

    /// <summary>Whether a file is used inside itself.</summary>
    public bool IsInside(string key) => Text.Key == key || Parent?.IsInside(key) == true;
}
