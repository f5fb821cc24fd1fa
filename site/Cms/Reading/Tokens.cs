using System.Text.RegularExpressions;
using PreventPublic.Cms.Types;
using PreventPublic.Core.Languages;

namespace PreventPublic.Cms.Reading;

/// <summary>The words that content leaves to the site: <c>{{council}}</c>, <c>{{phone:act-early}}</c>.</summary>
public static partial class Tokens
{
    public const string Phone = "phone";
    public const string Name = "name";

    /// <summary>The name of the event, in letters only.</summary>
    public const string Event = "event";

    public static readonly IReadOnlyList<string> Words = ["council", "area", "police"];

    /// <summary>Puts the values in. A token that nothing answers stays as it is written, where a reader can see that it is wrong.</summary>
    public static string Fill(string? text, Reader reader, Language language) =>
        text is null ? "" : !text.Contains("{{", StringComparison.Ordinal) ? text
            : Shape().Replace(text, found => Value(found.Groups["name"].Value, found.Groups["key"].Value, reader, language) ?? found.Value);

    public static string? Value(string name, string key, Reader reader, Language language)
    {
        var site = reader.Site.SettingsIn(language);
        return name switch
        {
            "council" => site.Council,
            "area" => site.Area,
            "police" => site.Police,
            Phone => NumberOf(key, reader),
            Name => reader.Contact(key) is { } contact ? contact.In(language).Title : null,
            _ => reader.OwnWords.GetValueOrDefault(name),
        };
    }

    /// <summary>The number to call now: the contact's own or, while that is withheld, the one to use until then.</summary>
    private static string? NumberOf(string key, Reader reader)
    {
        var contact = reader.Contact(key)?.Item as Contact;
        for (var hops = 0; contact is { Withheld: true, UntilThen: { } next } && hops < 3; hops++)
        {
            contact = reader.Contact(next)?.Item as Contact;
        }

        return contact is { Withheld: false } ? contact.Phone : null;
    }

    [GeneratedRegex(@"\{\{(?<name>[a-z]+)(:(?<key>[a-z0-9-]+))?\}\}", RegexOptions.CultureInvariant)]
    public static partial Regex Shape();
}
