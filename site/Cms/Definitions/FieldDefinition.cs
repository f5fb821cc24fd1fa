using System.Reflection;
using System.Text.RegularExpressions;
using PreventPublic.Core.Languages;

namespace PreventPublic.Cms.Definitions;

/// <summary>What one value of a field is.</summary>
public enum FieldKind
{
    Text,
    Flag,
    Number,
    Date,
    DateAndTime,
    Group,
}

/// <summary>A field of a content type, read once from its property.</summary>
public sealed partial record FieldDefinition(PropertyInfo Property, FieldAttribute Rules)
{
    public const int GeneralMaxLength = 500;

    public string Key { get; } = KebabCase(Property.Name);

    public bool IsList { get; } = Property.PropertyType.IsGenericType && Property.PropertyType.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);

    public Type ItemType { get; } = Property.PropertyType.IsGenericType && Property.PropertyType.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
        ? Property.PropertyType.GetGenericArguments()[0]
        : Nullable.GetUnderlyingType(Property.PropertyType) ?? Property.PropertyType;

    public FieldKind Kind => ItemType == typeof(string) ? FieldKind.Text
        : ItemType == typeof(bool) ? FieldKind.Flag
        : ItemType == typeof(int) ? FieldKind.Number
        : ItemType == typeof(DateOnly) ? FieldKind.Date
        : ItemType == typeof(DateTime) ? FieldKind.DateAndTime
        : FieldKind.Group;

    public int MaxLength => Rules.MaxLength > 0 ? Rules.MaxLength : GeneralMaxLength;

    public IReadOnlyList<string> Choices { get; } = Rules.OneOf?.Split(' ') ?? (Rules.Format == FieldFormat.Language ? [.. Language.All.Where(language => !language.IsEnglish).Select(language => language.Code)] : []);

    /// <summary>The fields inside each item of a <see cref="FieldKind.Group"/>.</summary>
    public IReadOnlyList<FieldDefinition> Inner => field ??= Kind == FieldKind.Group ? Of(ItemType) : [];

    public object? ValueIn(object item) => Property.GetValue(item);

    public static IReadOnlyList<FieldDefinition> Of(Type type) =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(property => (property, rules: property.GetCustomAttribute<FieldAttribute>()))
            .Where(pair => pair.rules is not null)
            .Select(pair => new FieldDefinition(pair.property, pair.rules!)),
    ];

    private static string KebabCase(string name) => CapitalInside().Replace(name, "-$1").ToLowerInvariant();

    [GeneratedRegex("(?<!^)([A-Z])")]
    private static partial Regex CapitalInside();
}
