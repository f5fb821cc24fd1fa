using PreventPublic.Core.Languages;

namespace PreventPublic.Core.Charts;

/// <summary>One place on a chart.</summary>
/// <param name="Label">What it is the value of: a month, a language.</param>
/// <param name="Value">Null where there is nothing to draw: no data, or a count too small to show.</param>
/// <param name="Shown">The value as people read it, with its unit; also where nothing is drawn: “fewer than 5”.</param>
public sealed record ChartPoint(string Label, double? Value, string Shown);

/// <summary>
/// What a chart shows. It is drawn by the server as SVG without words in it; the words stand beside it as HTML, so that they
/// grow with the reader's letters, run in their direction and can be read by everybody. Colours come from the theme's style.
/// </summary>
/// <param name="Id">Unique on its page: a slug.</param>
/// <param name="Title">The caption.</param>
/// <param name="LabelHeading">Heads the column of labels.</param>
/// <param name="ValueHeading">Heads the column of values, with the unit.</param>
/// <param name="Target">Drawn as a broken line; null for none.</param>
/// <param name="TargetWords">Says what the broken line is: “Target: 90%”.</param>
public sealed record Chart(
    string Id, string Title, string LabelHeading, string ValueHeading, IReadOnlyList<ChartPoint> Points, Language Language, double? Target = null, string? TargetWords = null)
{
    /// <summary>The value at the far end of the scale: never below what is drawn, and never nothing.</summary>
    /// <remarks>A round number, so that two charts of nearly the same figures have the same scale.</remarks>
    public double Top => RoundUp(Math.Max(Points.Max(point => point.Value) ?? 0, Target ?? 0));

    private static double RoundUp(double most)
    {
        if (most <= 0)
        {
            return 1;
        }

        var step = Math.Pow(10, Math.Floor(Math.Log10(most)));
        return new[] { 1, 2, 2.5, 5, 10 }.Select(times => times * step).First(round => round >= most);
    }
}
