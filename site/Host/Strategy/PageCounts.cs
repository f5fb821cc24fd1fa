using PreventPublic.Cms.Published;
using PreventPublic.Cms.Serving;
using PreventPublic.Core.Facts;
using PreventPublic.Core.Languages;
using PreventPublic.Metrics.Facts;

namespace PreventPublic.Host.Strategy;

/// <summary>How often pages were sent to readers, as facts: the page by its entry's name, the language as the dimension.</summary>
public sealed class PageCounts(FinishedPages pages, Publisher publisher) : IFactSource
{
    public IEnumerable<Fact> Take()
    {
        var content = publisher.Current;
        foreach (var (address, name, sent) in pages.TakeSent())
        {
            if (content.Sites.GetValueOrDefault(address.Site) is { } site)
            {
                var (language, path) = Split(site, address.Path);
                yield return new Fact(name, site.Clock.Today, site.Id, site.At(path)?.Name ?? path, language, sent);
            }
        }
    }

    private static (string Language, string Path) Split(SiteContent site, string path)
    {
        var end = path.IndexOf('/', 1);
        var first = path.Length < 2 ? "" : end < 0 ? path[1..] : path[1..end];
        return Language.Find(first) is { IsEnglish: false } && site.Speaks(first) ? (first, end < 0 ? "/" : path[end..]) : (Language.EnglishCode, path);
    }
}
