using System.Globalization;

namespace PreventPublic.Bench.Measuring;

/// <summary>Prints figures, one a line, tab-separated: figure, value, unit, target, met or missed. A figure without a target has “-” for both.</summary>
public sealed class Figures(TextWriter output)
{
    public void Add(string figure, double value, string unit, Target? target = null) => output.WriteLine(Line(figure, value, unit, target));

    public static string Line(string figure, double value, string unit, Target? target) => string.Join('\t',
        figure,
        value.ToString(value >= 100 ? "0" : value >= 10 ? "0.0" : "0.000", CultureInfo.InvariantCulture),
        unit,
        target?.ToString() ?? "-",
        target is null ? "-" : target.IsMetBy(value) ? "met" : "missed");
}
