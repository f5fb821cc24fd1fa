using PreventPublic.Cms.Definitions;

namespace PreventPublic.Cms.Features.Manage.EditEntry;

/// <summary>Keys as words: <c>until-then</c> becomes “Until then”.</summary>
public static class FieldWords
{
    public static string Label(FieldDefinition field) => Of(field.Key) + (field.Rules.Required ? "" : " (optional)");

    public static string Of(string key) => char.ToUpperInvariant(key[0]) + key[1..].Replace('-', ' ');
}
