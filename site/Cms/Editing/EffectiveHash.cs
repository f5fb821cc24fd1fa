using System.Text;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Published;

namespace PreventPublic.Cms.Editing;

/// <summary>A hash over a document and everything that it embeds as it is published now: what an approval is given for.</summary>
public static class EffectiveHash
{
    public static string Of(Document document, PublishedContent published)
    {
        var text = new StringBuilder(document.Hash);
        foreach (var (name, hash) in Embedded(document, published))
        {
            text.Append('\n').Append(name).Append('=').Append(hash);
        }

        return ContentHash.Of(text.ToString());
    }

    /// <summary>Names and hashes of what is embedded, in every site that shows the document.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Embedded(Document document, PublishedContent published)
    {
        var sites = published.Sites.Values.Where(site => document.Path.Site == DocumentPath.Shared || document.Path.Site == site.Id).OrderBy(site => site.Id, StringComparer.Ordinal);
        var embeds = References.Of(document).Embeds;
        return [.. sites.SelectMany(site => embeds.SelectMany(name => HashesOf(name, site)))];
    }

    private static IEnumerable<KeyValuePair<string, string>> HashesOf(string name, SiteContent site)
    {
        if (site.Media.TryGetValue(name, out var media))
        {
            return [KeyValuePair.Create($"{site.Id}:{name}", media.Hash)];
        }

        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var entries = name == References.AnyContact ? site.In("contacts") : site.Find(name[..slash], name[(slash + 1)..]) is { } entry ? [entry] : [];
        return entries.OrderBy(entry => entry.Name, StringComparer.Ordinal).SelectMany(entry =>
            entry.Documents.OrderBy(document => document.Path.File, StringComparer.Ordinal).Select(document => KeyValuePair.Create($"{site.Id}:{document.Path.File}", document.Hash)));
    }
}
