using System.Globalization;
using PreventPublic.Core;
using PreventPublic.Core.Yaml;

namespace PreventPublic.Engagement.Features.Consultations.Surveys.Reading;

/// <summary>One question's fields in a file.</summary>
internal sealed class QuestionMap(string file, string id, YamlTree.Map map, SurveyFaults faults)
{
    private const int MaxName = 40;

    public string Id { get; } = id;

    public int Line => map.Line;

    public string File => file;

    public bool HasGoodName() => IsName(Id) || Fault(Line, $"“{Id}” cannot be a question's name", "lower-case letters, digits and single hyphens, at most 40");

    public void Know(params string[] keys)
    {
        foreach (var (key, value) in map.Entries.Where(entry => !keys.Contains(entry.Key)))
        {
            Fault(value.Line, $"“{key}” is not known here", $"use {string.Join(", ", keys)}");
        }
    }

    public string? Text(string key) => map.Entries.GetValueOrDefault(key) switch
    {
        null => null,
        YamlTree.Scalar scalar => scalar.Value.Trim(),
        var other => FaultOf<string>(other.Line, $"“{key}” takes one word", "a text or a number"),
    };

    public bool Flag(string key) => Text(key) switch
    {
        null or "false" => false,
        "true" => true,
        var other => Fault(LineOf(key), $"“{key}: {other}” is neither true nor false", "true or false"),
    };

    public int? Number(string key, int from, int to) => Text(key) switch
    {
        null => null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to => number,
        var text => FaultOf<int?>(LineOf(key), $"“{key}: {text}” does not fit", $"a number from {from} to {to}"),
    };

    /// <summary>Names in a list; null when there is none.</summary>
    public IReadOnlyList<string>? Names(string key)
    {
        if (map.Entries.GetValueOrDefault(key) is not { } tree)
        {
            return null;
        }

        var names = tree is YamlTree.List list ? list.Items.OfType<YamlTree.Scalar>().Select(item => item.Value).ToList() : tree is YamlTree.Scalar one ? [one.Value] : [];
        foreach (var name in names.Where(name => !IsName(name)))
        {
            Fault(tree.Line, $"“{name}” cannot be a name", "lower-case letters, digits and single hyphens, at most 40");
        }

        return names.Distinct().Count() == names.Count && names.Count > 0 ? names : FaultOf<IReadOnlyList<string>>(tree.Line, $"“{key}” is no list of different names", "write [one, two]");
    }

    public (string Question, IReadOnlyList<string> Options)? When()
    {
        switch (map.Entries.GetValueOrDefault("when"))
        {
            case null:
                return null;
            case YamlTree.Map { Entries.Count: 1 } one:
                var (question, options) = one.Entries.First();
                return (question, options is YamlTree.List list ? [.. list.Items.OfType<YamlTree.Scalar>().Select(item => item.Value)] : options is YamlTree.Scalar word ? [word.Value] : []);
            case var other:
                Fault(other.Line, "“when” names one earlier question", "when: {QUESTION: [option, option]}");
                return null;
        }
    }

    public int LineOf(string key) => map.Entries.GetValueOrDefault(key)?.Line ?? Line;

    /// <returns>False, so that it can end a condition.</returns>
    public bool Fault(int line, string what, string allowed)
    {
        faults.Add(file, line, $"{Id}: {what}", allowed);
        return false;
    }

    private T? FaultOf<T>(int line, string what, string allowed)
    {
        Fault(line, what, allowed);
        return default;
    }

    private static bool IsName(string name) => name.Length <= MaxName && Slug.IsValid(name) && !name.Contains('/', StringComparison.Ordinal);
}
