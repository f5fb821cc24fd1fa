using System.Globalization;
using PreventPublic.Cms.Definitions;
using PreventPublic.Core.Yaml;

namespace PreventPublic.Cms.Files;

/// <summary>Sets a record's fields from front matter, and reports every value that does not fit.</summary>
public sealed class FieldBinder(string file, int firstLine, Faults faults)
{
    public void Bind(object item, FieldDefinition field, YamlTree value)
    {
        var bound = field.IsList ? BindList(field, value) : BindOne(field, value);
        if (bound is not null)
        {
            field.Property.SetValue(item, bound);
        }
    }

    private Array? BindList(FieldDefinition field, YamlTree value)
    {
        if (value is YamlTree.Scalar { Value.Length: 0 })
        {
            return null;
        }

        if (value is not YamlTree.List list)
        {
            Wrong(value, $"“{field.Key}” is not a list", "write [one, two] or one “- value” a line");
            return null;
        }

        var items = list.Items.Select(one => (At: one, Value: BindOne(field, one))).Where(one => one.Value is not null).ToList();
        foreach (var again in items.GroupBy(one => one.Value).SelectMany(same => same.Skip(1)))
        {
            Wrong(again.At, $"“{field.Key}” holds “{Shorten($"{again.Value}")}” twice", "every value once");
        }

        var values = items.Select(one => one.Value).Distinct().ToArray();
        var typed = Array.CreateInstance(field.ItemType, values.Length);
        Array.Copy(values, typed, values.Length);
        return typed;
    }

    private object? BindOne(FieldDefinition field, YamlTree value)
    {
        if (field.Kind == FieldKind.Group)
        {
            return BindGroup(field, value);
        }

        if (value is not YamlTree.Scalar { Value: var text })
        {
            Wrong(value, $"“{field.Key}” takes one value here", "a text, a number or a date");
            return null;
        }

        text = text.Trim();
        return text.Length == 0 ? null : Parse(field, text, value);
    }

    private object? BindGroup(FieldDefinition field, YamlTree value)
    {
        if (value is not YamlTree.Map map)
        {
            Wrong(value, $"an item of “{field.Key}” is not a group", $"give {string.Join(", ", field.Inner.Select(inner => inner.Key))}");
            return null;
        }

        var group = Activator.CreateInstance(field.ItemType)!;
        foreach (var (key, inside) in map.Entries)
        {
            if (field.Inner.FirstOrDefault(inner => inner.Key == key) is { } inner)
            {
                Bind(group, inner, inside);
            }
            else
            {
                Wrong(inside, $"“{key}” is not a field of “{field.Key}”", $"use {string.Join(", ", field.Inner.Select(f => f.Key))}");
            }
        }

        foreach (var missing in field.Inner.Where(inner => inner.Rules.Required && !map.Entries.ContainsKey(inner.Key)))
        {
            Wrong(value, $"an item of “{field.Key}” has no “{missing.Key}”", missing.Rules.Help);
        }

        return group;
    }

    private object? Parse(FieldDefinition field, string text, YamlTree at)
    {
        switch (field.Kind)
        {
            case FieldKind.Flag when text is "true" or "false":
                return text == "true";
            case FieldKind.Number when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number):
                return InRange(field.Rules, number, at) ? number : null;
            case FieldKind.Date when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date):
                return date;
            case FieldKind.DateAndTime when DateTime.TryParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time):
                return time;
            case FieldKind.Text:
                return Fits(field, text, at) ? text : null;
            default:
                Wrong(at, $"“{field.Key}: {Shorten(text)}” is not {Expected(field.Kind)}", Example(field.Kind));
                return null;
        }
    }

    private bool InRange(FieldAttribute rules, int number, YamlTree at)
    {
        if (number >= rules.Min && number <= rules.Max)
        {
            return true;
        }

        Wrong(at, $"{number} does not fit", $"{rules.Min} to {rules.Max}");
        return false;
    }

    /// <summary>A value that no page could show (an unknown choice, a time zone that does not exist) is not set at all.</summary>
    private bool Fits(FieldDefinition field, string text, YamlTree at)
    {
        if (text.Any(letter => char.IsControl(letter) && letter != '\n') || !IsWellFormed(text))
        {
            Wrong(at, $"“{field.Key}” holds a character that cannot be shown", "plain text only");
            return false;
        }

        if (text.Length > field.MaxLength)
        {
            Wrong(at, $"“{field.Key}” has {text.Length} characters", $"at most {field.MaxLength}");
        }

        if (field.Choices.Count > 0 && !field.Choices.Contains(text))
        {
            Wrong(at, $"“{field.Key}: {Shorten(text)}” is not known", $"use one of {string.Join(", ", field.Choices)}");
            return false;
        }

        if (FieldFormats.Problem(field.Rules.Format, text) is { } allowed)
        {
            Wrong(at, $"“{field.Key}: {Shorten(text)}” does not fit", allowed);
            return false;
        }

        return true;
    }

    /// <summary>Feeds and calendars refuse what XML cannot hold (XML 1.0 §2.2). Asked here, since the library of XML would be loaded for it at every start.</summary>
    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (text[i] is (< ' ' and not ('\t' or '\n' or '\r')) or (>= '\ud800' and <= '\udfff') or '\ufffe' or '\uffff')
            {
                return false;
            }
        }

        return true;
    }

    private void Wrong(YamlTree at, string what, string allowed) => faults.Error(file, firstLine + at.Line, what, allowed);

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";

    private static string Expected(FieldKind kind) => kind switch
    {
        FieldKind.Flag => "yes or no",
        FieldKind.Number => "a whole number",
        FieldKind.Date => "a date",
        _ => "a date with a time",
    };

    private static string Example(FieldKind kind) => kind switch
    {
        FieldKind.Flag => "write true or false",
        FieldKind.Number => "for example 11",
        FieldKind.Date => "for example 2026-12-03",
        _ => "for example 2026-12-03 18:30",
    };
}
