using PreventPublic.Core;
using PreventPublic.Core.Yaml;

namespace PreventPublic.Metrics.Strategy;

/// <summary>Reads a site's strategy out of its three files. What is wrong is collected; what can be read is.</summary>
public static class PlanReader
{
    public const string PlanKey = "plan";
    public const string IndicatorsKey = "indicators";
    public const string FrameKey = "frame";

    private const int Depth = 6;

    private static readonly string[] Known =
        ["from", "until", "document", "objectives", "outcomes", "stakeholders", "priority", "actions", "snapshot", "targets", "scores-aim", "indicators"];

    /// <returns>Null when the site has no plan, or one that cannot be read at all.</returns>
    public static Plan? Read(IStrategyLibrary library, List<PlanFault> faults)
    {
        if (Open(library, PlanKey, faults) is not { } plan)
        {
            return null;
        }

        plan.Know(Known);
        var objectives = plan.Maps("objectives");
        var targets = plan.Numbers("targets").ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal);
        var indicators = IndicatorReader.Read([Open(library, IndicatorsKey, faults), plan], targets, ObjectiveOf(objectives));
        var names = objectives.Select(objective => objective.Name).ToList();
        CheckUses(plan, objectives, targets.Keys, indicators);
        return new Plan
        {
            From = plan.Day("from"),
            Until = plan.Day("until"),
            Document = plan.Text("document", needed: true),
            Objectives = names,
            Outcomes = plan.Words("outcomes"),
            Stakeholders = plan.Words("stakeholders"),
            Priority = plan.Words("priority"),
            Actions = ActionsIn(plan, names),
            Snapshot = SnapshotIn(plan),
            Indicators = indicators,
            Frame = FrameOf(library, plan, faults),
        };
    }

    private static Fields? Open(IStrategyLibrary library, string key, List<PlanFault> faults)
    {
        if (library.Data(key) is not { } data)
        {
            return null;
        }

        try
        {
            if (YamlTree.Parse(data.Text, Depth) is YamlTree.Map map)
            {
                return new Fields(map, data.File, faults);
            }

            faults.Add(new PlanFault(data.File, 1, "it is not a list of names", "one “name: value” a line"));
        }
        catch (YamlFaultException fault)
        {
            faults.Add(new PlanFault(data.File, fault.Line, fault.Message, "YAML as content-format.md describes it"));
        }

        return null;
    }

    private static Dictionary<string, string> ObjectiveOf(IReadOnlyList<(string Name, Fields Fields)> objectives)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, fields) in objectives)
        {
            fields.Know("figures");
            foreach (var figure in fields.Words("figures").Where(figure => !found.TryAdd(figure, name)))
            {
                fields.Wrong(fields.LineOf("figures"), $"“{figure}” belongs to {found[figure]} already", "a figure belongs to one objective");
            }
        }

        return found;
    }

    private static void CheckUses(Fields plan, IReadOnlyList<(string Name, Fields Fields)> objectives, IEnumerable<string> targets, IReadOnlyList<Indicator> indicators)
    {
        var ids = indicators.Select(indicator => indicator.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (figure, line) in objectives.SelectMany(objective => objective.Fields.Words("figures").Select(figure => (figure, objective.Fields.LineOf("figures"))))
            .Concat(targets.Select(target => (target, plan.LineOf("targets")))).Where(pair => !ids.Contains(pair.Item1)))
        {
            plan.Wrong(line, $"there is no figure “{figure}”", $"one of {string.Join(", ", ids.Order(StringComparer.Ordinal))}");
        }
    }

    private static List<DocumentAction> ActionsIn(Fields plan, List<string> objectives)
    {
        var actions = new List<DocumentAction>();
        foreach (var (id, fields) in plan.Maps("actions"))
        {
            fields.Know("objective", "owner", "budget", "done");
            var objective = fields.Text("objective", needed: true);
            if (!objectives.Contains(objective))
            {
                fields.Wrong(fields.Line, $"“{id}” is for the objective “{objective}”, which is not there", $"one of {string.Join(", ", objectives)}");
            }

            actions.Add(new DocumentAction(id, objective, fields.Text("owner"), fields.Text("budget"), fields.Text("done") == "yes"));
        }

        return actions;
    }

    private static ScoreSnapshot? SnapshotIn(Fields plan)
    {
        if (plan.Maps("snapshot") is not { Count: > 0 } parts)
        {
            return null;
        }

        var all = parts.Select(part => (Area: part.Name, Score: part.Fields.Number("score"), Aim: part.Fields.Number("aim"), part.Fields)).ToList();
        var month = default(DateOnly);
        foreach (var (area, score, aim, fields) in all)
        {
            fields.Know("score", "aim", "on");
            month = fields.Text("on").Length > 0 ? fields.Day("on") : month;
            if (score is not (>= 1 and <= 5) || aim is not (null or (>= 1 and <= 5)))
            {
                fields.Wrong(fields.Line, $"“{area}” has no score from 1 to 5", "score: 4");
            }
        }

        if (month == default)
        {
            plan.Wrong(plan.LineOf("snapshot"), "the scores have no date", "on: 2022-02-01 at the first of them");
        }

        return new ScoreSnapshot(month, [.. all.Select(one => (one.Area, (int)(one.Score ?? 0)))],
            all.Where(one => one.Aim is not null).ToDictionary(one => one.Area, one => (int)one.Aim!, StringComparer.Ordinal));
    }

    private static Frame FrameOf(IStrategyLibrary library, Fields plan, List<PlanFault> faults)
    {
        if (Open(library, FrameKey, faults) is not { } frame)
        {
            return new Frame(default, "", [], new Dictionary<string, int>());
        }

        frame.Know("updated", "source", "areas");
        var areas = frame.Words("areas");
        var aims = plan.Numbers("scores-aim");
        foreach (var (area, aim) in aims.Where(pair => !areas.Contains(pair.Name) || pair.Value is not (>= 1 and <= 5)))
        {
            plan.Wrong(plan.LineOf("scores-aim"), $"“{area}: {aim}” is no aim", $"a score from 1 to 5 for one of {string.Join(", ", areas)}");
        }

        return new Frame(frame.Day("updated"), frame.Text("source", needed: true), areas, aims.ToDictionary(pair => pair.Name, pair => (int)pair.Value, StringComparer.Ordinal));
    }

    internal static bool IsName(string text) => Slug.IsValid(text) && !text.Contains('/', StringComparison.Ordinal);
}
