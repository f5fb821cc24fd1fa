using System.Globalization;
using System.Text;
using PreventPublic.Cms.Definitions;
using PreventPublic.Cms.Types;
using PreventPublic.Core.Yaml;

namespace PreventPublic.Cms.Files;

/// <summary>Reads content files. What is wrong goes to <see cref="Faults"/>; a file too broken to use gives null.</summary>
public sealed class DocumentReader(ContentTypes types, Faults faults)
{
    private const string Fence = "---";

    private static readonly string[] TranslationKeys = ["translated-from", "checked-by", "checked-on"];

    /// <summary>Reads an English file, or the only file of its entry.</summary>
    /// <param name="baseType">The type of the shared entry that this one extends, where it does.</param>
    public Document? Read(DocumentPath path, string text, ContentType? baseType = null) =>
        path.IsData ? Data(path, text) : Split(path, text) is { } parts && TypeOf(path, parts.FrontMatter, baseType) is { } type ? Bind(path, text, parts, type) : null;

    /// <summary>Reads a translation; its type is that of the English.</summary>
    public Document? ReadTranslation(DocumentPath path, string text, ContentType type) =>
        Split(path, text) is { } parts ? Bind(path, text, parts, type) : null;

    /// <summary>A data file is kept as it is; the module that it belongs to reads and judges it.</summary>
    private Document Data(DocumentPath path, string text)
    {
        var type = types.DataIn(path.Folder)!;
        return new Document
        {
            Path = path,
            Type = type,
            Item = type.Create() with { Title = path.Key },
            SourceBytes = Encoding.UTF8.GetBytes(text),
            BodyStart = 0,
            BodyLine = 1,
            Hash = ContentHash.Of(text),
            Given = [],
        };
    }

    private sealed record Parts(YamlTree.Map FrontMatter, int BodyStart, int BodyLine);

    private Parts? Split(DocumentPath path, string text)
    {
        var first = text.IndexOf('\n');
        if (first < 0 || text[..first].TrimEnd() != Fence)
        {
            faults.Error(path.File, 1, "the file does not begin with front matter", "the first line is ---, then the fields, then ---");
            return null;
        }

        var end = text.IndexOf("\n" + Fence, first, StringComparison.Ordinal);
        while (end >= 0 && text.AsSpan(end + 4).IndexOf('\n') is var rest && text.AsSpan(end + 4, rest < 0 ? text.Length - end - 4 : rest).Trim().Length > 0)
        {
            end = text.IndexOf("\n" + Fence, end + 1, StringComparison.Ordinal);
        }

        if (end < 0)
        {
            faults.Error(path.File, 1, "the front matter has no end", "close it with a line ---");
            return null;
        }

        try
        {
            var yaml = end <= first ? "" : text[(first + 1)..end];
            if (YamlTree.Parse(yaml) is YamlTree.Map map)
            {
                var bodyStart = text.IndexOf('\n', end + 1);
                var bodyLine = 3 + yaml.Count(c => c == '\n') + (yaml.Length > 0 ? 1 : 0);
                return new Parts(map, bodyStart < 0 ? text.Length : bodyStart + 1, bodyLine);
            }

            faults.Error(path.File, 2, "the front matter is not a list of fields", "write one “name: value” a line");
        }
        catch (YamlFaultException fault)
        {
            faults.Error(path.File, 1 + fault.Line, $"the front matter cannot be read: {fault.Message}", "one “name: value” a line; quote a value that holds “: ” or #");
        }

        return null;
    }

    private ContentType? TypeOf(DocumentPath path, YamlTree.Map frontMatter, ContentType? baseType)
    {
        var given = frontMatter.Entries.GetValueOrDefault("type");
        var name = (given as YamlTree.Scalar)?.Value;
        var type = given is null ? baseType ?? types.DefaultIn(path.Folder) : types.InFolder(path.Folder).FirstOrDefault(t => t.Name == name);
        if (type is null)
        {
            faults.Error(path.File, 1 + (given?.Line ?? 1), $"“type: {name}” does not belong in {path.Folder}/",
                $"use one of {string.Join(", ", types.InFolder(path.Folder).Select(t => t.Name))}");
        }

        return type;
    }

    private Document Bind(DocumentPath path, string text, Parts parts, ContentType type)
    {
        var item = type.Create();
        var binder = new FieldBinder(path.File, 1, faults);
        foreach (var (key, value) in parts.FrontMatter.Entries)
        {
            if (key == "type" && path.IsEnglish || !path.IsEnglish && TranslationKeys.Contains(key))
            {
                continue;
            }

            if (FieldFor(path, type, key, value) is { } field)
            {
                binder.Bind(item, field, value);
            }
        }

        CheckRequired(path, type, item, parts);
        return new Document
        {
            Path = path,
            Type = type,
            Item = item,
            SourceBytes = Encoding.UTF8.GetBytes(text),
            BodyStart = parts.BodyStart,
            BodyLine = parts.BodyLine,
            Hash = ContentHash.Of(text),
            Given = [.. parts.FrontMatter.Entries.Select(entry => KeyValuePair.Create(type.Field(entry.Key)?.Key ?? entry.Key, 1 + entry.Value.Line))],
            Translation = path.IsEnglish ? null : TranslationOf(path, parts.FrontMatter),
        };
    }

    private FieldDefinition? FieldFor(DocumentPath path, ContentType type, string key, YamlTree value)
    {
        var field = type.Field(key);
        if (field is null)
        {
            var known = path.IsEnglish ? type.Fields.Select(f => f.Key) : type.TranslatedFields.Select(f => f.Key).Concat(TranslationKeys);
            faults.Error(path.File, 1 + value.Line, $"“{key}” is not a field of {type.Label.ToLowerInvariant()}", $"use {string.Join(", ", known)}");
        }
        else if (!path.IsEnglish && !field.Rules.Translated)
        {
            faults.Error(path.File, 1 + value.Line, $"“{key}” is taken from the English file", "leave it out of the translation");
            return null;
        }

        return field;
    }

    private void CheckRequired(DocumentPath path, ContentType type, ContentItem item, Parts parts)
    {
        // What a translation must hold depends on its English, and is checked with it.
        if (item.Extends is not null || !path.IsEnglish)
        {
            return;
        }

        var required = type.Fields.Where(f => f.Rules.Required || (f.Key == "summary" && item.NeedsSummary));
        foreach (var field in required.Where(f => parts.FrontMatter.Entries.GetValueOrDefault(f.Key) is null or YamlTree.Scalar { Value.Length: 0 }))
        {
            faults.Error(path.File, 1, $"“{field.Key}” is missing", field.Rules.Help);
        }
    }

    private TranslationNote TranslationOf(DocumentPath path, YamlTree.Map frontMatter)
    {
        string? Text(string key) => (frontMatter.Entries.GetValueOrDefault(key) as YamlTree.Scalar)?.Value is { Length: > 0 } text ? text : null;
        var checkedOn = Text("checked-on");
        DateOnly? day = DateOnly.TryParseExact(checkedOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
        if (checkedOn is not null && day is null)
        {
            faults.Error(path.File, 1 + frontMatter.Entries["checked-on"].Line, $"“checked-on: {checkedOn}” is not a date", "for example 2026-12-03");
        }

        return new TranslationNote(Text("translated-from"), Text("checked-by"), day);
    }
}
