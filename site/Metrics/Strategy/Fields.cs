using System.Globalization;
using PreventPublic.Core.Yaml;

namespace PreventPublic.Metrics.Strategy;

/// <summary>Takes values out of one map of a strategy's YAML, and collects what does not fit.</summary>
internal sealed class Fields(YamlTree.Map map, string file, List<PlanFault> faults)
{
    public int Line => map.Line;

    public void Know(params string[] keys)
    {
        foreach (var (key, value) in map.Entries.Where(entry => !keys.Contains(entry.Key)))
        {
            Wrong(value.Line, $"“{key}” is not known here", $"use {string.Join(", ", keys)}");
        }
    }

    public string Text(string key, bool needed = false)
    {
        if (map.Entries.GetValueOrDefault(key) is YamlTree.Scalar { Value.Length: > 0 } scalar)
        {
            return scalar.Value.Trim();
        }

        if (needed || map.Entries.GetValueOrDefault(key) is YamlTree.List or YamlTree.Map)
        {
            Wrong(map.Line, $"“{key}” is missing", "one text");
        }

        return "";
    }

    public T Choice<T>(string key, T otherwise, bool needed = true)
        where T : struct, Enum
    {
        var text = Text(key, needed);
        if (text.Length == 0 || Enum.TryParse<T>(text, ignoreCase: true, out var value) && !char.IsAsciiDigit(text[0]))
        {
            return text.Length == 0 ? otherwise : Enum.Parse<T>(text, ignoreCase: true);
        }

        Wrong(LineOf(key), $"“{key}: {text}” is not known", $"one of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}");
        return otherwise;
    }

    public double? Number(string key)
    {
        var text = Text(key);
        if (text.Length == 0)
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
        {
            return number;
        }

        Wrong(LineOf(key), $"“{key}: {text}” is not a number", "for example 12 or 4.5, without a unit");
        return null;
    }

    public DateOnly Day(string key)
    {
        var text = Text(key, needed: true);
        if (text.Length == 0 || DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return text.Length == 0 ? default : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        Wrong(LineOf(key), $"“{key}: {text}” is not a date", "for example 2027-05-31");
        return default;
    }

    public IReadOnlyList<string> Words(string key) => map.Entries.GetValueOrDefault(key) switch
    {
        null => [],
        YamlTree.Scalar { Value.Length: 0 } => [],
        YamlTree.List list => [.. list.Items.OfType<YamlTree.Scalar>().Select(item => item.Value.Trim())],
        var other => Nothing<string>(other.Line, $"“{key}” is not a list", "write [one, two]"),
    };

    /// <summary>Names with a map, or nothing, behind each.</summary>
    public IReadOnlyList<(string Name, Fields Fields)> Maps(string key) => map.Entries.GetValueOrDefault(key) switch
    {
        null => [],
        YamlTree.Map inner =>
        [
            .. inner.Entries.Select(entry => (entry.Key, new Fields(
                entry.Value as YamlTree.Map ?? new YamlTree.Map(new Dictionary<string, YamlTree>(), entry.Value.Line), file, faults))),
        ],
        var other => Nothing<(string, Fields)>(other.Line, $"“{key}” is not a list of names", "one “name:” a line, with what belongs to it below"),
    };

    /// <summary>Names with a number behind each.</summary>
    public IReadOnlyList<(string Name, double Value)> Numbers(string key) => map.Entries.GetValueOrDefault(key) switch
    {
        null => [],
        YamlTree.Map inner => [.. inner.Entries.Keys.Select(name => (name, new Fields(inner, file, faults).Number(name))).Where(pair => pair.Item2 is not null).Select(pair => (pair.name, pair.Item2!.Value))],
        var other => Nothing<(string, double)>(other.Line, $"“{key}” is not a list of names", "one “name: number” a line"),
    };

    public void Wrong(int line, string what, string allowed) => faults.Add(new PlanFault(file, line, what, allowed));

    public int LineOf(string key) => map.Entries.TryGetValue(key, out var value) ? value.Line : map.Line;

    private List<T> Nothing<T>(int line, string what, string allowed)
    {
        Wrong(line, what, allowed);
        return [];
    }
}
