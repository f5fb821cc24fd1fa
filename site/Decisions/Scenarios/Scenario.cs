using PreventPublic.Core.Yaml;
using PreventPublic.Decisions.Flows;
using PreventPublic.Decisions.Flows.Reading;

namespace PreventPublic.Decisions.Scenarios;

/// <summary>Answers, and where they must lead.</summary>
public sealed record Scenario(string Name, Place Place, Answers Answers, IReadOnlyList<string> Path, string Outcome, IReadOnlyList<string> Conditions);

/// <summary>Reads a flow's scenarios.</summary>
public static class ScenarioReader
{
    private const int YamlDepth = 6;

    public static IReadOnlyList<Scenario> Read(Flow flow, GraphText text, FlowFaults faults)
    {
        try
        {
            if (YamlTree.Parse(text.Yaml, YamlDepth) is YamlTree.List list)
            {
                return [.. list.Items.Select(item => Read(flow, text.File, item, faults)).OfType<Scenario>()];
            }

            faults.Error("", new Place(text.File, 1), "the scenarios are not a list", "- name: …, then answers, path, outcome, conditions");
        }
        catch (YamlFaultException fault)
        {
            faults.Error("", new Place(text.File, fault.Line), $"the scenarios cannot be read: {fault.Message}", "- name: …, then answers, path, outcome, conditions");
        }

        return [];
    }

    private static Scenario? Read(Flow flow, string file, YamlTree item, FlowFaults faults)
    {
        var place = new Place(file, item.Line);
        if (item is not YamlTree.Map map)
        {
            faults.Error("", place, "a scenario is not a group", "- name: …, then answers, path, outcome, conditions");
            return null;
        }

        var fields = new Fields(map, file, "", faults);
        fields.Know("name", "answers", "path", "outcome", "conditions");
        var name = fields.Text("name") ?? "without a name";
        return fields.Tree("answers") is YamlTree.Map answers && AnswersOf(flow, file, answers, name, faults) is { } read
            ? new Scenario(name, place, read, fields.Words("path"), fields.Text("outcome") ?? "", fields.Words("conditions"))
            : null;
    }

    private static Answers? AnswersOf(Flow flow, string file, YamlTree.Map map, string name, FlowFaults faults)
    {
        var answers = Answers.None(flow);
        foreach (var (id, tree) in map.Entries)
        {
            var text = tree is YamlTree.List list ? string.Join('+', list.Items.OfType<YamlTree.Scalar>().Select(one => one.Value)) : (tree as YamlTree.Scalar)?.Value ?? "";
            if (flow.Find(id) is not { } question || Describe.Read(question, text) is not { } answer)
            {
                faults.Error(id, new Place(file, tree.Line), $"“{name}”: “{text}” is no answer to “{id}”", flow.Find(id) is { HasOptions: true } known ? $"use {string.Join(", ", known.Options)}" : "name a question of the flow and one of its answers");
                return null;
            }

            answers = answers.With(question.Index, answer);
        }

        return answers;
    }
}
