using PreventPublic.Cms.Published;
using PreventPublic.Core.Web.Forms;

namespace PreventPublic.Cms.Features.Manage.EditEntry;

/// <summary>What can be put into a text: of a large site only as much as somebody looks through, the rest is found by words.</summary>
public static class InsertChoices
{
    /// <summary>More are not listed.</summary>
    public const int Most = 100;

    public const string Contacts = "contacts";
    public const string Pages = "pages";
    public const string Files = "files";

    /// <param name="words">All of them stand in the title, the address or the name; empty for everything.</param>
    public static IReadOnlyList<Choice> Of(SiteContent? site, string kind, string words)
    {
        var wanted = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var all = kind == Files
            ? (site?.Media.Keys ?? []).Select(file => new Choice(file, file))
            : (site?.In(kind) ?? []).Where(entry => kind != Pages || entry.Address is not null).Select(entry => new Choice(kind == Pages ? entry.Address! : entry.Key, entry.Item.Title));
        return [.. all.Where(choice => wanted.All(word => choice.Label.Contains(word, StringComparison.OrdinalIgnoreCase) || choice.Value.Contains(word, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(choice => choice.Label, StringComparer.OrdinalIgnoreCase).Take(Most)];
    }

    public static bool IsMore(SiteContent? site, string kind) => (kind == Files ? site?.Media.Count : site?.In(kind).Count) > Most;
}
