using PreventPublic.Cms.Files;

namespace PreventPublic.Cms.Editing;

/// <summary>Changes single fields of a document and leaves the rest as it stands.</summary>
public static class SourceEdit
{
    /// <param name="changes">By front-matter key; an empty text takes the field away.</param>
    public static string With(Document document, IReadOnlyDictionary<string, string> changes)
    {
        var values = new List<KeyValuePair<string, object?>>();
        if (document.Path.IsEnglish && document.Has("type"))
        {
            values.Add(new("type", document.Type.Name));
        }

        foreach (var field in document.Type.Fields.Where(field => document.Has(field.Key) || changes.ContainsKey(field.Key)))
        {
            values.Add(new(field.Key, changes.TryGetValue(field.Key, out var changed) ? changed
                : field.ValueIn(document.Item) is false ? "false" : SourceWriter.ValueOf(field, field.ValueIn(document.Item))));
        }

        if (document.Translation is { } note)
        {
            values.Add(new("translated-from", note.From));
            values.Add(new("checked-by", note.CheckedBy));
            values.Add(new("checked-on", note.CheckedOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        }

        return SourceWriter.Write(values, document.Body);
    }
}
