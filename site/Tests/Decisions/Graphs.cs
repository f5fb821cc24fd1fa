using PreventPublic.Decisions.Flows;
using PreventPublic.Decisions.Flows.Reading;
using PreventPublic.Testing;

namespace PreventPublic.Tests.Decisions;

/// <summary>Reads graphs, from text or from the shipped files.</summary>
internal static class Graphs
{
    public const string File = "test.yaml";

    public static (Flow? Flow, FlowFaults Faults) Read(string yaml, params (string Key, string Yaml)[] parts)
    {
        var faults = new FlowFaults();
        var texts = parts.ToDictionary(part => part.Key, part => new GraphText(part.Key, part.Key + ".yaml", part.Yaml));
        return (new FlowReader(texts.GetValueOrDefault, faults).Read(new GraphText("test", File, yaml)), faults);
    }

    public static Flow Good(string yaml, params (string Key, string Yaml)[] parts)
    {
        var (flow, faults) = Read(yaml, parts);
        return flow ?? throw new InvalidOperationException(string.Join('\n', faults.All));
    }

    public static Flow Shipped(string key)
    {
        var faults = new FlowFaults();
        return new FlowReader(Text, faults).Read(Text(key)!) ?? throw new InvalidOperationException(string.Join('\n', faults.All));
    }

    public static GraphText? Text(string key)
    {
        var file = Path.Combine(Repository.Content, "shared", "flows", key + ".yaml");
        return System.IO.File.Exists(file) ? new GraphText(key, key + ".yaml", System.IO.File.ReadAllText(file)) : null;
    }

    /// <summary>Answers written <c>who=yes signs=date+rushed</c>.</summary>
    public static Answers Answers(Flow flow, string text)
    {
        var answers = PreventPublic.Decisions.Flows.Answers.None(flow);
        foreach (var pair in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('=')))
        {
            var question = flow.Find(pair[0])!;
            answers = answers.With(question.Index, Describe.Read(question, pair[1])!);
        }

        return answers;
    }
}
