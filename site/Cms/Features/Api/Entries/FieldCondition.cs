using System.Globalization;
using PreventPublic.Cms.Definitions;
using PreventPublic.Cms.Features.Api.Describing;
using PreventPublic.Cms.Published;

namespace PreventPublic.Cms.Features.Api.Entries;

/// <summary>That a field has a value. Which field of a type has the name is found once for each type.</summary>
internal sealed class FieldCondition(string name, string wanted)
{
    private readonly Dictionary<ContentType, FieldDefinition?> _fields = [];

    public bool HoldsFor(Entry entry)
    {
        if (!_fields.TryGetValue(entry.Type, out var field))
        {
            _fields[entry.Type] = field = Comparable(entry.Type).FirstOrDefault(one => Schema.NameOf(one) == name);
        }

        return field is not null && !EntryJson.IsHidden(entry.Item, name) && Holds(field.ValueIn(entry.Item));
    }

    /// <summary>Fields that a value can be compared with.</summary>
    public static IEnumerable<FieldDefinition> Comparable(ContentType type) => type.Fields.Where(field => !field.Rules.Private && field.Kind is not FieldKind.Group);

    private bool Holds(object? value) => value switch
    {
        null => wanted.Length == 0,
        bool flag => wanted == (flag ? "true" : "false"),
        DateOnly day => wanted == day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IReadOnlyList<string> list => list.Contains(wanted),
        string text => string.Equals(text, wanted, StringComparison.OrdinalIgnoreCase),
        IFormattable other => wanted == other.ToString(null, CultureInfo.InvariantCulture),
        _ => string.Equals(value.ToString(), wanted, StringComparison.OrdinalIgnoreCase),
    };
}
