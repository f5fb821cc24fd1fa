namespace PreventPublic.Cms.Definitions;

/// <summary>Makes a property a field. Its front-matter key is the property's name in kebab case.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FieldAttribute(string help) : Attribute
{
    /// <summary>What an author reads beside the field.</summary>
    public string Help { get; } = help;

    public bool Required { get; init; }

    /// <summary>Translations hold it too; every other field is taken from the English.</summary>
    public bool Translated { get; init; }

    /// <summary>In characters; 0 means the general limit.</summary>
    public int MaxLength { get; init; }

    /// <summary>The least that a number may be.</summary>
    public int Min { get; init; } = int.MinValue;

    /// <summary>The most that a number may be.</summary>
    public int Max { get; init; } = int.MaxValue;

    /// <summary>The values allowed, divided by spaces.</summary>
    public string? OneOf { get; init; }

    /// <summary>The folder whose keys it holds: <c>contacts</c>, <c>pages</c>, <c>media</c>.</summary>
    public string? RefersTo { get; init; }

    public FieldFormat Format { get; init; }

    /// <summary>For staff only: no page, search, feed or API may show it.</summary>
    public bool Private { get; init; }
}

/// <summary>The shape of a text field.</summary>
public enum FieldFormat
{
    Text,
    /// <summary>An absolute http or https URL.</summary>
    Url,
    /// <summary>A telephone number as people write it: digits, spaces, one leading +.</summary>
    Phone,
    Email,
    /// <summary>An address of this site: starts with <c>/</c>, no language, no query.</summary>
    Address,
    /// <summary>An address of this site or a URL.</summary>
    AddressOrUrl,
    /// <summary>An RFC 5545 recurrence rule.</summary>
    RecurrenceRule,
    /// <summary>A DNS host name.</summary>
    Host,
    /// <summary>A language of the interface.</summary>
    Language,
    /// <summary>An IANA time zone.</summary>
    TimeZone,
    /// <summary>A theme that the host has; <c>content check</c> and the host itself say which those are.</summary>
    Theme,
    /// <summary>A colour as <c>#rrggbb</c>.</summary>
    Colour,
}
