using System.Security.Cryptography;
using System.Text;
using PreventPublic.Core.Yaml;

namespace PreventPublic.Decisions.Flows.Reading;

/// <summary>Makes a flow of its graph and those of its sub-flows. What is wrong goes to the faults; nothing half right comes out.</summary>
public sealed class FlowReader(Func<string, GraphText?> find, FlowFaults faults)
{
    /// <summary>Sub-flows inside sub-flows.</summary>
    public const int MaxDepth = 4;

    public const int MaxUses = 60;

    private const int YamlDepth = 16;

    private static readonly string[] RootKeys = ["start", "limit", "exit", "parts", "questions", "facts", "scores", "uses", "outcomes", "conditions"];
    private static readonly string[] SubKeys = ["start", "questions", "facts", "scores", "uses", "conditions", "exits"];

    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private int _uses;

    /// <returns>Null when there are errors.</returns>
    public Flow? Read(GraphText text)
    {
        if (Open(text, "", null) is not { } root)
        {
            return null;
        }

        var draft = new Draft(root, faults);
        draft.DeclareAll();
        draft.ResolveAll();
        return faults.HasErrors || draft.StartOf(root) is not { } start ? null : new Flow
        {
            Id = text.Key,
            Version = VersionOf(),
            Place = new Place(text.File, 1),
            Questions = draft.Questions,
            Outcomes = draft.Outcomes,
            Conditions = draft.Conditions,
            Parts = root.Fields.Words("parts"),
            Limit = (int)Math.Clamp(root.Fields.Number("limit") ?? draft.Questions.Count, 1, Flow.MaxQuestions),
            Start = start,
            Exit = root.Fields.Text("exit") != "false",
            Facts = draft.Facts,
        };
    }

    /// <summary>Whether a graph is a part for other flows: it has exits and no outcomes.</summary>
    public static bool IsSubFlow(GraphText text)
    {
        try
        {
            return YamlTree.Parse(text.Yaml, YamlDepth) is YamlTree.Map map && map.Entries.ContainsKey("exits");
        }
        catch (YamlFaultException)
        {
            return false;
        }
    }

    private Scope? Open(GraphText text, string prefix, Scope? parent)
    {
        _texts[text.Key] = text.Yaml;
        try
        {
            if (YamlTree.Parse(text.Yaml, YamlDepth) is YamlTree.Map map)
            {
                var fields = new Fields(map, text.File, "", faults);
                fields.Know(parent is null ? RootKeys : SubKeys);
                var scope = new Scope(text, fields, prefix, parent);
                OpenUses(scope);
                return scope;
            }

            faults.Error("", new Place(text.File, 1), "the graph is not a list of fields", $"it has {string.Join(", ", RootKeys)}");
        }
        catch (YamlFaultException fault)
        {
            faults.Error("", new Place(text.File, fault.Line), $"the graph cannot be read: {fault.Message}", "one “name: value” a line");
        }

        return null;
    }

    private void OpenUses(Scope scope)
    {
        foreach (var (name, map) in scope.Fields.Maps("uses"))
        {
            var fields = scope.FieldsOf(map, scope.Name(name), faults);
            fields.Know("flow", "exits");
            var key = fields.Text("flow") ?? name;
            if (scope.IsInside(key) || scope.Depth >= MaxDepth)
            {
                faults.Error(scope.Name(name), fields.Place, scope.IsInside(key) ? $"“{key}” is used inside itself" : $"sub-flows stand more than {MaxDepth} deep in one another", "a sub-flow ends in exits, and never comes back to itself");
            }
            else if (++_uses > MaxUses)
            {
                faults.Error(scope.Name(name), fields.Place, "the flow uses too many sub-flows", $"at most {MaxUses}, those inside sub-flows counted in");
                return;
            }
            else if (find(key) is not { } text)
            {
                faults.Error(scope.Name(name), fields.PlaceOf("flow"), $"there is no sub-flow “{key}”", $"add {key}.yaml to flows/");
            }
            else if (Open(text, scope.Name(name) + ".", scope) is { } sub)
            {
                scope.Uses[name] = sub;
                ReadExits(sub, fields, scope.Name(name));
            }
        }
    }

    private void ReadExits(Scope sub, Fields use, string node)
    {
        var declared = sub.Fields.Words("exits");
        if (use.Tree("exits") is not YamlTree.Map given)
        {
            faults.Error(node, use.Place, "it does not say where its exits lead", $"exits: {string.Join(", ", declared.Select(exit => exit + ": …"))}");
            return;
        }

        var exits = sub.Parent!.FieldsOf(given, node, faults);
        exits.Know([.. declared]);
        foreach (var exit in declared)
        {
            if (exits.Text(exit) is { } target)
            {
                sub.Exits[exit] = (target, exits.PlaceOf(exit));
            }
            else
            {
                faults.Error(node, exits.Place, $"the exit “{exit}” leads nowhere", "name a question, a sub-flow or an outcome");
            }
        }
    }

    private string VersionOf()
    {
        var all = string.Join('\n', _texts.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}\n{pair.Value}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..16];
    }
}
