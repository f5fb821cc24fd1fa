using System.Globalization;

namespace PreventPublic.Bench.Measuring;

/// <summary>What a figure should be.</summary>
public sealed record Target(bool IsMinimum, double Limit)
{
    public static Target AtLeast(double limit) => new(true, limit);

    public static Target AtMost(double limit) => new(false, limit);

    public bool IsMetBy(double value) => IsMinimum ? value >= Limit : value <= Limit;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsMinimum ? ">=" : "<=")} {Limit}");
}
