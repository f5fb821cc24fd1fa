using System.Globalization;
using PreventPublic.Core.Yaml;

namespace PreventPublic.Decisions.Flows.Reading;

/// <summary>Reads tests. Names are looked up in the scope they stand in, then in those above it.</summary>
internal sealed class WhenReader(Draft draft, FlowFaults faults)
{
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    /// <summary>Facts told of already. Read again at every mention, facts made of facts would take longer than anybody lives.</summary>
    private readonly HashSet<string> _broken = new(StringComparer.Ordinal);

    /// <summary>Reads a scope's facts and scores.</summary>
    public void ReadNamed(Scope scope)
    {
        if (scope.Fields.Tree("facts") is YamlTree.Map facts)
        {
            foreach (var name in facts.Entries.Keys)
            {
                Fact(scope, name, new Place(scope.Text.File, facts.Line), name);
            }
        }

        if (scope.Fields.Tree("scores") is YamlTree.Map scores)
        {
            foreach (var name in scores.Entries.Keys)
            {
                Score(scope, name, new Place(scope.Text.File, scores.Line), name);
            }
        }
    }

    /// <summary>A map is a test; several names in one map must all hold.</summary>
    public When? Read(YamlTree tree, Scope scope, string node)
    {
        var place = new Place(scope.Text.File, tree.Line);
        if (tree is not YamlTree.Map { Entries.Count: > 0 } map)
        {
            faults.Error(node, place, "this is not a test", "for example {QUESTION: OPTION}, or all, any, not, asked, fact, score, added");
            return null;
        }

        if (map.Entries.ContainsKey("score"))
        {
            return ReadScore(scope.FieldsOf(map, node, faults), scope, node);
        }

        var parts = map.Entries.Select(entry => Part(entry.Key, entry.Value, scope, node)).ToList();
        var when = parts.Contains(null) ? null : parts.Count == 1 ? parts[0] : new When.All(parts!);
        return when is { Weight: > When.MaxWeight } ? Refuse(node, place, "the test is made of too many tests", $"at most {When.MaxWeight}, facts and scores counted in") : when;
    }

    private When? Part(string key, YamlTree value, Scope scope, string node)
    {
        var place = new Place(scope.Text.File, value.Line);
        switch (key)
        {
            case "all" or "any":
                var parts = value is YamlTree.List list ? list.Items.Select(item => Read(item, scope, node)).ToList() : [null];
                if (value is not YamlTree.List { Items.Count: > 0 })
                {
                    faults.Error(node, place, $"“{key}” takes a list of tests", "one “- …” a line");
                }

                return parts.Contains(null) ? null : key == "all" ? new When.All(parts!) : new When.Any(parts!);
            case "not":
                return Read(value, scope, node) is { } inside ? new When.Not(inside) : null;
            case "asked":
                return Read(value, scope, node) is { } guarded ? new When.Asked(guarded) : null;
            case "fact":
                return Fact(scope, Word(value), place, node);
            case "added":
                return Added(scope, Word(value), place, node);
            default:
                return Answered(key, value, scope, place, node);
        }
    }

    private When? Answered(string name, YamlTree value, Scope scope, Place place, string node)
    {
        if (Lookup(scope, name) is not { } question)
        {
            faults.Error(node, place, $"there is no question “{name}”", "name a question of this flow, or all, any, not, asked, fact, score, added");
            return null;
        }

        return question.HasOptions ? Chose(question, value, place, node)
            : value is YamlTree.Map bounds ? Within(question, scope.FieldsOf(bounds, node, faults))
            : Refuse(node, place, $"“{name}” is answered with a {question.Type.ToString().ToLowerInvariant()}", "give at-least and at-most, or on-or-after and on-or-before");
    }

    private When.Chose? Chose(Question question, YamlTree value, Place place, string node)
    {
        var names = value is YamlTree.List list ? list.Items.Select(Word) : [Word(value)];
        ulong options = 0;
        foreach (var name in names)
        {
            var index = question.OptionIndex(name);
            if (index < 0)
            {
                Refuse(node, place, $"“{question.Id}” has no option “{name}”", $"use {string.Join(", ", question.Options)}");
                return null;
            }

            options |= 1UL << index;
        }

        return new When.Chose(question.Index, options);
    }

    private static When.Within Within(Question question, Fields bounds)
    {
        if (question.Type == QuestionType.Date)
        {
            bounds.Know("on-or-after", "on-or-before");
            return new When.Within(question.Index, bounds.Day("on-or-after")?.DayNumber ?? 0, bounds.Day("on-or-before")?.DayNumber ?? DateOnly.MaxValue.DayNumber);
        }

        bounds.Know("at-least", "at-most");
        return new When.Within(question.Index, bounds.Number("at-least") ?? question.Min, bounds.Number("at-most") ?? question.Max);
    }

    private When? Fact(Scope scope, string name, Place place, string node)
    {
        for (var at = scope; at is not null; at = at.Parent)
        {
            if (at.Facts.TryGetValue(name, out var known))
            {
                return known;
            }

            if (at.Fields.Tree("facts") is YamlTree.Map facts && facts.Entries.TryGetValue(name, out var tree))
            {
                if (_broken.Contains(at.Name(name)))
                {
                    return null;
                }

                if (!_open.Add(at.Name(name)))
                {
                    return Refuse(node, place, $"the fact “{name}” is made of itself", "facts rest on answers in the end");
                }

                var read = Read(tree, at, at.Name(name));
                _open.Remove(at.Name(name));
                if (read is null)
                {
                    _broken.Add(at.Name(name));
                    return null;
                }

                return draft.Facts[at.Name(name)] = at.Facts[name] = read;
            }
        }

        return Refuse(node, place, $"there is no fact “{name}”", "list it under facts:");
    }

    private When.Scores? ReadScore(Fields fields, Scope scope, string node)
    {
        fields.Know("score", "at-least");
        var parts = Score(scope, fields.Text("score") ?? "", fields.Place, node);
        return parts is null ? null : new When.Scores(parts, (int)Math.Clamp(fields.Number("at-least") ?? 1, int.MinValue, int.MaxValue));
    }

    private IReadOnlyList<(When, int)>? Score(Scope scope, string name, Place place, string node)
    {
        for (var at = scope; at is not null; at = at.Parent)
        {
            if (at.Scores.TryGetValue(name, out var known))
            {
                return known;
            }

            if (at.Fields.Tree("scores") is YamlTree.Map scores && scores.Entries.TryGetValue(name, out var tree))
            {
                return at.Scores[name] = [.. (tree as YamlTree.List)?.Items.OfType<YamlTree.Map>().Select(item => Points(item, at, name)).OfType<(When, int)>() ?? []];
            }
        }

        Refuse(node, place, $"there is no score “{name}”", "list it under scores:");
        return null;
    }

    private (When, int)? Points(YamlTree.Map item, Scope scope, string name)
    {
        var fields = scope.FieldsOf(item, scope.Name(name), faults);
        fields.Know("when", "points");
        return fields.Tree("when") is { } tree && Read(tree, scope, scope.Name(name)) is { } when ? (when, (int)Math.Clamp(fields.Number("points") ?? 1, -1000, 1000)) : null;
    }

    private When? Added(Scope scope, string name, Place place, string node) =>
        name == "any" ? new When.Added(null)
        : draft.ConditionOf(scope, name) is { } condition ? new When.Added(condition)
        : Refuse(node, place, $"there is no condition “{name}”", "list it under conditions:, or write “added: any”");

    private Question? Lookup(Scope scope, string name)
    {
        for (var at = scope; at is not null; at = at.Parent)
        {
            if (draft.Find(at.Name(name)) is { } question)
            {
                return question;
            }
        }

        return null;
    }

    private When? Refuse(string node, Place place, string what, string fix)
    {
        faults.Error(node, place, what, fix);
        return null;
    }

    private static string Word(YamlTree tree) => tree is YamlTree.Scalar scalar ? scalar.Value.Trim() : string.Create(CultureInfo.InvariantCulture, $"(line {tree.Line})");
}
