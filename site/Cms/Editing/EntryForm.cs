using System.Globalization;
using Microsoft.AspNetCore.Http;
using PreventPublic.Cms.Definitions;
using PreventPublic.Cms.Files;

namespace PreventPublic.Cms.Editing;

/// <summary>The form of an entry in one language, made from its type's definition, and the text that it stands for.</summary>
public sealed class EntryForm(ContentType type, DocumentPath path)
{
    public const string Prefix = "f.";
    public const string Body = "Body";
    public const string CheckedBy = "translation.checked-by";
    public const string CheckedOn = "translation.checked-on";

    private static readonly string[] NotInForms = ["extends"];

    public ContentType Type { get; } = type;

    public DocumentPath Path { get; } = path;

    /// <summary>The fields that can be filled in: all of them in English, the translated ones elsewhere.</summary>
    public IEnumerable<FieldDefinition> Fields => First.Concat(Rest);

    /// <summary>What a writer begins with, before the text: the title, and what makes the entry what it is.</summary>
    public IEnumerable<FieldDefinition> First => All.Where(IsFirst).OrderBy(one => one.Key switch { "title" => 0, "summary" => 1, _ => 2 });

    /// <summary>Settings and filing, after the text.</summary>
    public IEnumerable<FieldDefinition> Rest => All.Where(one => !IsFirst(one));

    private IEnumerable<FieldDefinition> All => Type.IsData ? [] : (Path.IsEnglish ? Type.Fields : Type.TranslatedFields).Where(one => !NotInForms.Contains(one.Key));

    private bool IsFirst(FieldDefinition one) =>
        one.Rules.Required || one.Rules.Translated || (!typeof(Types.Page).IsAssignableFrom(Type.Record) && one.Property.DeclaringType != typeof(Types.ContentItem));

    public static string NameOf(FieldDefinition field) => Prefix + field.Key;

    /// <summary>How many groups a list of groups offers room for: those there are, and some empty ones.</summary>
    public static int RowsFor(FieldDefinition field, object item) => ((field.ValueIn(item) as System.Collections.ICollection)?.Count ?? 0) + 2;

    /// <summary>What a field shows: a text, one text a line, or the chosen values.</summary>
    public static object ValueOf(FieldDefinition field, object item) => field.ValueIn(item) switch
    {
        null => "",
        bool flag => flag ? "true" : "",
        DateTime moment when moment == default => "",
        DateTime moment => moment.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture),
        DateOnly day when day == default => "",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IReadOnlyList<string> texts when field.Choices.Count > 0 => texts,
        IReadOnlyList<string> texts => string.Join('\n', texts),
        System.Collections.IEnumerable many and not string => string.Join('\n', SourceWriter.Texts(many)),
        var value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>The text of the file that what was typed stands for.</summary>
    /// <param name="current">The document that is being edited: what the form does not show is kept from it.</param>
    public string SourceOf(IFormCollection form, Document? current, string? translatedFrom)
    {
        if (Type.IsData)
        {
            return form[Body].ToString().ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        }

        var values = new List<KeyValuePair<string, object?>>();
        if (Path.IsEnglish && !Type.IsDefault)
        {
            values.Add(new("type", Type.Name));
        }

        values.AddRange(Fields.Select(field => new KeyValuePair<string, object?>(field.Key, Typed(field, form, current))));
        if (current?.Item.Extends is { } extends && Path.IsEnglish)
        {
            values.Add(new("extends", extends));
        }

        if (!Path.IsEnglish)
        {
            values.Add(new("translated-from", translatedFrom));
            values.Add(new("checked-by", form[CheckedBy].ToString().Trim()));
            values.Add(new("checked-on", form[CheckedOn].ToString().Trim()));
        }

        return SourceWriter.Write(values, form[Body].ToString());
    }

    private object? Typed(FieldDefinition field, IFormCollection form, Document? current)
    {
        var name = NameOf(field);
        return field switch
        {
            { Kind: FieldKind.Group } => Groups(field, form),
            { IsList: true, Choices.Count: > 0 } => Chosen(field, form[name].OfType<string>().Where(value => value.Length > 0), current),
            { IsList: true } => form[name].ToString().ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList(),
            { Kind: FieldKind.Flag } => Flag(field, form[name].Contains("true")),
            { Kind: FieldKind.DateAndTime } => form[name].ToString().Trim().Replace('T', ' '),
            _ => Plain(field, form[name].ToString().Trim()),
        };
    }

    /// <summary>Boxes have an order of their own; what was chosen before keeps its place.</summary>
    private static List<string> Chosen(FieldDefinition field, IEnumerable<string> chosen, Document? current)
    {
        var before = (current is null ? null : field.ValueIn(current.Item) as IReadOnlyList<string>)?.ToList() ?? [];
        return [.. chosen.OrderBy(value => before.IndexOf(value) is var at and >= 0 ? at : int.MaxValue)];
    }

    /// <summary>Only what differs from what the type gives by itself is written down.</summary>
    private string? Flag(FieldDefinition field, bool value) => field.ValueIn(Type.Create()) is bool given && given == value ? null : value ? "true" : "false";

    private string? Plain(FieldDefinition field, string value) =>
        !field.Rules.Required && Convert.ToString(field.ValueIn(Type.Create()), CultureInfo.InvariantCulture) is { Length: > 0 } given && given == value ? null : value;

    private static List<IReadOnlyList<KeyValuePair<string, object>>> Groups(FieldDefinition field, IFormCollection form)
    {
        const int most = 60;
        return [.. Enumerable.Range(0, most)
            .Select(row => (IReadOnlyList<KeyValuePair<string, object>>)
                [.. field.Inner.Select(inner => KeyValuePair.Create(inner.Key, InGroup(inner, form[GroupName(field, row, inner)]))).Where(pair => pair.Value is not "")])
            .Where(group => group.Count > 0)];
    }

    private static object InGroup(FieldDefinition inner, string? typed) => !inner.IsList ? (typed ?? "").Trim()
        : (typed ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } many ? many : "";

    public static string GroupName(FieldDefinition field, int row, FieldDefinition inner) => $"{NameOf(field)}[{row}].{inner.Key}";
}
