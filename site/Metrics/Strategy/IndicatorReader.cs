namespace PreventPublic.Metrics.Strategy;

/// <summary>Reads indicators, and refuses those that must not be measured.</summary>
internal static class IndicatorReader
{
    public static IReadOnlyList<Indicator> Read(IEnumerable<Fields?> files, IReadOnlyDictionary<string, double> targets, IReadOnlyDictionary<string, string> objectives)
    {
        var found = new Dictionary<string, Indicator>(StringComparer.Ordinal);
        foreach (var (id, fields) in files.OfType<Fields>().SelectMany(file => file.Maps("indicators")))
        {
            var target = targets.TryGetValue(id, out var own) ? own : (double?)null;
            if (!found.TryAdd(id, One(id, fields, target, objectives.GetValueOrDefault(id))))
            {
                fields.Wrong(fields.Line, $"“{id}” stands twice", "another name");
            }
        }

        return [.. found.Values];
    }

    private static Indicator One(string id, Fields fields, double? target, string? objective)
    {
        fields.Know("stage", "unit", "better", "total", "source", "fact", "per", "dimension", "divide", "gauge", "owner", "disclosure", "stale-after", "target");
        var indicator = new Indicator
        {
            Id = id,
            Stage = fields.Choice("stage", Stage.Output),
            Unit = fields.Choice("unit", Unit.Number),
            Better = fields.Choice("better", Direction.Up),
            Total = fields.Choice("total", Total.Sum),
            Source = fields.Choice("source", Source.Manual),
            Fact = Optional(fields, "fact"),
            Per = Optional(fields, "per"),
            Dimension = Optional(fields, "dimension"),
            Divide = fields.Number("divide") ?? 1,
            Gauge = Optional(fields, "gauge"),
            Owner = fields.Text("owner", needed: true),
            Disclosure = fields.Choice("disclosure", Disclosure.Exact, needed: false),
            StaleAfter = (int)(fields.Number("stale-after") ?? 35),
            Target = target ?? fields.Number("target"),
            Objective = objective,
        };
        Judge(indicator, fields);
        return indicator;
    }

    private static string? Optional(Fields fields, string key) => fields.Text(key) is { Length: > 0 } text ? text : null;

    private static void Judge(Indicator indicator, Fields fields)
    {
        if (!PlanReader.IsName(indicator.Id))
        {
            fields.Wrong(fields.Line, $"“{indicator.Id}” is no name", "lower-case letters, digits and single hyphens");
        }

        if (Referrals.AreIn(indicator.Id) || Referrals.AreIn(indicator.Fact) || Referrals.AreIn(indicator.Per) || Referrals.AreIn(indicator.Gauge))
        {
            fields.Wrong(fields.Line, $"“{indicator.Id}” counts referrals", Referrals.Why);
        }

        if (indicator.Source == Source.Automatic != (indicator.Fact is not null || indicator.Gauge is not null) || (indicator.Fact is not null && indicator.Gauge is not null))
        {
            fields.Wrong(fields.Line, $"“{indicator.Id}” does not say where it comes from", "an automatic figure has a fact or a gauge; the others have neither");
        }

        JudgeMean(indicator, fields);
        if (indicator.Target is < 0 || (indicator.Unit == Unit.Percent && indicator.Target > 100))
        {
            fields.Wrong(fields.Line, $"the target of “{indicator.Id}” cannot be reached", "from 0, in the figure's unit; a percentage to 100");
        }
    }

    /// <summary>Means of months are no parts of a sum, and a mean rounded to fives would hide nothing of the counts behind it.</summary>
    private static void JudgeMean(Indicator indicator, Fields fields)
    {
        if (indicator.Fact is null && (indicator.Per is not null || indicator.Dimension is not null))
        {
            fields.Wrong(fields.Line, $"“{indicator.Id}” says per what or of which dimension, and has no fact", "“per” and “dimension” belong to a “fact”");
        }

        if (indicator.Divide is not > 0 || (indicator.Divide != 1 && indicator.Per is null))
        {
            fields.Wrong(fields.Line, $"“{indicator.Id}” cannot be divided by {indicator.Divide}", "a number above 0, where there is a “per”");
        }

        if (indicator.Per is not null && (indicator.Total != Total.Average || indicator.Disclosure != Disclosure.Exact))
        {
            fields.Wrong(fields.Line, $"“{indicator.Id}” is a mean", "a figure with “per” has total: average and disclosure: exact");
        }
    }
}
