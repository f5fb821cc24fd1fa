using System.Globalization;
using PreventPublic.Core.Yaml;

namespace PreventPublic.Decisions.Flows.Reading;

/// <summary>Takes values out of one map of a YAML file, and reports those that do not fit.</summary>
internal sealed class Fields(YamlTree.Map map, string file, string node, FlowFaults faults)
{
    public Place Place => new(file, map.Line);

    public IEnumerable<string> Keys => map.Entries.Keys;

    public YamlTree? Tree(string key) => map.Entries.GetValueOrDefault(key) is YamlTree.Scalar { Value.Length: 0 } ? null : map.Entries.GetValueOrDefault(key);

    public Place PlaceOf(string key) => map.Entries.TryGetValue(key, out var value) ? new Place(file, value.Line) : Place;

    /// <summary>Reports every key that is not among these.</summary>
    public void Know(params string[] keys)
    {
        foreach (var (key, value) in map.Entries.Where(entry => !keys.Contains(entry.Key)))
        {
            faults.Error(node, new Place(file, value.Line), $"“{key}” is not known here", $"use {string.Join(", ", keys)}");
        }
    }

    public string? Text(string key)
    {
        switch (Tree(key))
        {
            case null:
                return null;
            case YamlTree.Scalar scalar:
                return scalar.Value.Trim();
            case var other:
                faults.Error(node, new Place(file, other.Line), $"“{key}” takes one word", "a text or a number");
                return null;
        }
    }

    public long? Number(string key)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        faults.Error(node, PlaceOf(key), $"“{key}: {text}” is not a whole number", "for example 12");
        return null;
    }

    public DateOnly? Day(string key)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        faults.Error(node, PlaceOf(key), $"“{key}: {text}” is not a date", "for example 2027-05-31");
        return null;
    }

    /// <summary>A list of words, or one word alone.</summary>
    public IReadOnlyList<string> Words(string key) => Tree(key) switch
    {
        null => [],
        YamlTree.Scalar one => [one.Value.Trim()],
        YamlTree.List list => [.. list.Items.Select(item => Word(item, key)).OfType<string>()],
        var other => [.. Word(other, key) is { } word ? [word] : Array.Empty<string>()],
    };

    public IReadOnlyList<YamlTree> Items(string key)
    {
        if (Tree(key) is not { } tree)
        {
            return [];
        }

        if (tree is YamlTree.List list)
        {
            return list.Items;
        }

        faults.Error(node, new Place(file, tree.Line), $"“{key}” is not a list", "one “- …” a line");
        return [];
    }

    /// <summary>A map from names to maps; a name with nothing behind it gets an empty one.</summary>
    public IEnumerable<(string Name, YamlTree.Map Map)> Maps(string key)
    {
        if (Tree(key) is not { } tree)
        {
            yield break;
        }

        if (tree is not YamlTree.Map inner)
        {
            faults.Error(node, new Place(file, tree.Line), $"“{key}” is not a list of names", "one “name:” a line, with what belongs to it below");
            yield break;
        }

        foreach (var (name, value) in inner.Entries)
        {
            if (value is YamlTree.Map or YamlTree.Scalar { Value.Length: 0 })
            {
                yield return (name, value as YamlTree.Map ?? new YamlTree.Map(new Dictionary<string, YamlTree>(), value.Line));
            }
            else
            {
                faults.Error(name, new Place(file, value.Line), $"“{name}” holds no fields", "one “name: value” a line below it");
            }
        }
    }

    private string? Word(YamlTree tree, string key)
    {
        if (tree is YamlTree.Scalar scalar)
        {
            return scalar.Value.Trim();
        }

        faults.Error(node, new Place(file, tree.Line), $"“{key}” holds words only", "write [one, two]");
        return null;
    }
}
