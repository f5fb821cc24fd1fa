using System.Collections.Frozen;
using System.Reflection;
using PreventPublic.Cms.Types;

namespace PreventPublic.Cms.Definitions;

/// <summary>A content type: its name, where its files and pages are, and its fields.</summary>
public sealed class ContentType
{
    private readonly FrozenDictionary<string, FieldDefinition> _byKey;

    public ContentType(Type record)
    {
        var attribute = record.GetCustomAttribute<ContentTypeAttribute>()
            ?? throw new ArgumentException($"{record} has no [ContentType].", nameof(record));
        (Record, Name, Folder, Label) = (record, attribute.Name, attribute.Folder, attribute.Label);
        (AddressPrefix, IsDefault, IsData, IsDelivered) = (attribute.AddressPrefix, attribute.Default, attribute.Data, attribute.Delivered);
        (Strict, IsTextless) = (attribute.Strict, attribute.Textless);
        Fields = FieldDefinition.Of(record);
        _byKey = Fields.ToFrozenDictionary(field => field.Key, StringComparer.Ordinal);
        TranslatedFields = [.. Fields.Where(field => field.Rules.Translated)];
    }

    public Type Record { get; }

    public string Name { get; }

    public string Folder { get; }

    public string Label { get; }

    public string? AddressPrefix { get; }

    public bool IsDefault { get; }

    public bool IsData { get; }

    public bool IsTextless { get; }

    /// <summary>Why no fault of it is let through; null where one may be.</summary>
    public string? Strict { get; }

    /// <summary>The delivery API gives its entries.</summary>
    public bool IsDelivered { get; }

    public IReadOnlyList<FieldDefinition> Fields { get; }

    public IReadOnlyList<FieldDefinition> TranslatedFields { get; }

    public FieldDefinition? Field(string key) => _byKey.GetValueOrDefault(key);

    public ContentItem Create() => (ContentItem)Activator.CreateInstance(Record)!;
}
