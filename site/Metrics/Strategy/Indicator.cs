namespace PreventPublic.Metrics.Strategy;

/// <summary>Something that is measured. Its name, definition and caveat are words; this is what the program must know.</summary>
public sealed record Indicator
{
    public required string Id { get; init; }

    public required Stage Stage { get; init; }

    public required Unit Unit { get; init; }

    public required Direction Better { get; init; }

    /// <summary>How months make a quarter or a year.</summary>
    public required Total Total { get; init; }

    public required Source Source { get; init; }

    /// <summary>For <see cref="Source.Automatic"/>: the fact's name; null where it is a gauge.</summary>
    public string? Fact { get; init; }

    /// <summary>Another fact's name, where the figure is a mean: the first fact's count for each one of this.</summary>
    public string? Per { get; init; }

    /// <summary>Only what was counted with this dimension, of both facts; null for all.</summary>
    public string? Dimension { get; init; }

    /// <summary>What the mean is divided by besides: 60 makes hours of minutes.</summary>
    public double Divide { get; init; } = 1;

    /// <summary>For <see cref="Source.Automatic"/>: the name of a state that is looked at daily.</summary>
    public string? Gauge { get; init; }

    /// <summary>The role that answers for it, in English.</summary>
    public required string Owner { get; init; }

    public required Disclosure Disclosure { get; init; }

    /// <summary>Days after a month's end by which a figure that somebody enters should be there.</summary>
    public int StaleAfter { get; init; } = 35;

    /// <summary>For one month, in its unit; null for none.</summary>
    public double? Target { get; init; }

    /// <summary>The objective it belongs to; null where the site's plan does not use it.</summary>
    public string? Objective { get; init; }

    /// <summary>What a target means over several months.</summary>
    public double? TargetFor(int months) => Total == Total.Sum ? Target * months : Target;

    /// <summary>Whether a value is as good as the target asks.</summary>
    public bool Meets(double value, double target) => Better == Direction.Up ? value >= target : value <= target;
}

/// <summary>The Government Communication Service's evaluation cycle.</summary>
public enum Stage
{
    Input,
    Output,
    Outtake,
    Outcome,
    Impact,
}

public enum Unit
{
    Number,
    Percent,
    Hours,
    Score,
    Pounds,
}

public enum Direction
{
    Up,
    Down,
}

public enum Total
{
    Sum,
    Last,
    Average,
}

public enum Source
{
    Automatic,
    Manual,
    Imported,
}

/// <summary>How much of a figure the public sees.</summary>
public enum Disclosure
{
    /// <summary>The council's own work.</summary>
    Exact,

    /// <summary>What readers do: in fives, and nothing below five.</summary>
    Protected,
}
