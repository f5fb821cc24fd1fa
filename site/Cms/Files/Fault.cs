namespace PreventPublic.Cms.Files;

public enum Severity
{
    Warning,
    Error,
}

/// <summary>Something wrong in a content file. <see cref="Line"/> counts from 1; 0 means the file as a whole.</summary>
/// <param name="What">What is wrong.</param>
/// <param name="Allowed">What would be right.</param>
public sealed record Fault(Severity Severity, string File, int Line, string What, string Allowed)
{
    public override string ToString() =>
        $"{File}:{Line}: {(Severity == Severity.Warning ? "warning: " : "")}{What}{(Allowed.Length == 0 ? "" : $"; {Allowed}")}";
}

/// <summary>Collects the faults of a run, so that all are reported at once.</summary>
public sealed class Faults
{
    private readonly List<Fault> _all = [];

    public bool HasErrors => _all.Any(fault => fault.Severity == Severity.Error);

    public IReadOnlyList<Fault> All =>
        [.. _all.Distinct().OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line)];

    public void Error(string file, int line, string what, string allowed = "") => _all.Add(new(Severity.Error, file, line, what, allowed));

    public void Warn(string file, int line, string what, string allowed = "") => _all.Add(new(Severity.Warning, file, line, what, allowed));

    public void Add(IEnumerable<Fault> faults) => _all.AddRange(faults);
}
