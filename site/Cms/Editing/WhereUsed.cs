using System.Runtime.CompilerServices;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Published;

namespace PreventPublic.Cms.Editing;

/// <summary>An entry that shows or points at another.</summary>
public sealed record Use(Entry Entry, bool Embeds);

/// <summary>Where entries and media are used in what is published.</summary>
public static class WhereUsed
{
    /// <summary>Documents never change, so what they refer to is found once.</summary>
    private static readonly ConditionalWeakTable<Document, References> Known = [];

    /// <param name="name">An entry's name, such as <c>contacts/act-early</c>, or a file's, such as <c>media/card.pdf</c>.</param>
    public static IReadOnlyList<Use> Of(SiteContent site, string name)
    {
        var target = name.IndexOf('/', StringComparison.Ordinal) is var slash and > 0 ? site.Find(name[..slash], name[(slash + 1)..]) : null;
        return
        [
            .. site.Entries.Where(entry => entry.Name != name)
                .Select(entry => new { Entry = entry, References = entry.Documents.Select(Of).ToList() })
                .Select(pair => new { pair.Entry, Embeds = pair.References.Any(r => Shows(r, name)), Links = pair.References.Any(r => r.Links.Contains(name) || (target?.Address is { } address && r.Links.Contains(address))) })
                .Where(pair => pair.Embeds || pair.Links)
                .Select(pair => new Use(pair.Entry, pair.Embeds)),
        ];
    }

    public static References Of(Document document) => Known.GetValue(document, References.Of);

    private static bool Shows(References references, string name) =>
        references.Embeds.Contains(name) || (name.StartsWith(References.AnyContact, StringComparison.Ordinal) && references.Embeds.Contains(References.AnyContact));
}
