using PreventPublic.Cms.Definitions;
using PreventPublic.Core.Languages;

namespace PreventPublic.Cms.Features.Manage.EditEntry;

/// <summary>Keys as words: <c>until-then</c> becomes “Until then”.</summary>
public static class FieldWords
{
    public static string Label(FieldDefinition field) => Of(field.Key) + (field.Rules.Required ? "" : " (optional)");

    /// <summary>A choice of a field; a language by its name.</summary>
    public static string Of(FieldDefinition field, string choice) =>
        field.Rules.Format == FieldFormat.Language && Language.Find(choice) is { } language ? $"{language.EnglishName} ({choice})" : Of(choice);

    public static string Of(string key) => char.ToUpperInvariant(key[0]) + key[1..].Replace('-', ' ');
}
