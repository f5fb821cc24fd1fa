namespace PreventPublic.Cms.Definitions;

/// <summary>
/// Makes a record a content type. From the record and its <see cref="FieldAttribute"/>s come the front-matter rules,
/// the JSON schema, the editor's form, the delivery API, the search fields and the diff.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ContentTypeAttribute(string name, string folder) : Attribute
{
    public string Name { get; } = name;

    /// <summary>The folder of its files, below a site's.</summary>
    public string Folder { get; } = folder;

    public string Label { get; init; } = name;

    /// <summary>What stands before the key in its public address: <c>/</c>, <c>/events/</c>; null when it has no page of its own.</summary>
    public string? AddressPrefix { get; init; }

    /// <summary>The type of a file in this folder that names none.</summary>
    public bool Default { get; init; }

    /// <summary>Its files are YAML without front matter, for a module to read: <c>flows/venue-hire.yaml</c>.</summary>
    public bool Data { get; init; }

    /// <summary>It is all fields: no text of it is shown anywhere, so none is asked for.</summary>
    public bool Textless { get; init; }

    /// <summary>Why nobody may let a fault of it through, in a sentence for who tries: what is wrong in it is worse than late. Null where a publisher may, with a reason.</summary>
    public string? Strict { get; init; }

    /// <summary>Readers see its entries, so the delivery API gives them too.</summary>
    public bool Delivered { get; init; }
}
