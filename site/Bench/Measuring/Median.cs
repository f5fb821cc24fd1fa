namespace PreventPublic.Bench.Measuring;

/// <summary>The middle of what was measured: one disturbed round does not move it.</summary>
public static class Median
{
    /// <exception cref="InvalidOperationException">There is nothing to take the middle of.</exception>
    public static double Of(IEnumerable<double> values) => Quantile(values, 0.5);

    /// <summary>The value that <paramref name="share"/> of all stay at or below, between the two nearest where it falls between them.</summary>
    public static double Quantile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToList();
        if (sorted.Count == 0)
        {
            throw new InvalidOperationException("Nothing was measured.");
        }

        var place = share * (sorted.Count - 1);
        var (below, above) = (sorted[(int)Math.Floor(place)], sorted[(int)Math.Ceiling(place)]);
        return below + ((above - below) * (place - Math.Floor(place)));
    }
}
