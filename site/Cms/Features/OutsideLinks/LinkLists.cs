using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Store;

namespace PreventPublic.Cms.Features.OutsideLinks;

/// <summary>An address outside, what is to be said of it, and the texts of a site that lead there.</summary>
public sealed record LinkLine(OutsideLinkRecord Link, LinkState State, IReadOnlyList<Document> Texts);

/// <summary>The addresses outside that a site's own texts lead to; the shared ones are a list of their own.</summary>
public sealed class LinkLists(IDbContextFactory<ContentStore> stores, LinkPlaces places, Publisher publisher, TimeProvider time)
{
    /// <summary>The worst first. An address that is not listed yet is there as one that was not looked at.</summary>
    public async Task<IReadOnlyList<LinkLine>> OfAsync(string site, CancellationToken cancel)
    {
        var all = publisher.Current.Sites.GetValueOrDefault(site) is { } own ? places.On(own) : places.All();
        var here = all.Select(pair => (Url: pair.Key, Texts: pair.Value.Where(text => text.Path.Site == site).ToList())).Where(pair => pair.Texts.Count > 0).ToList();
        await using var store = await stores.CreateDbContextAsync(cancel);
        var now = time.GetUtcNow().UtcDateTime;
        var listed = await store.OutsideLinks.AsNoTracking().ToDictionaryAsync(link => link.Url, StringComparer.Ordinal, cancel);
        return
        [
            .. from pair in here
               let link = listed.GetValueOrDefault(pair.Url) ?? new OutsideLinkRecord { Id = Guid.Empty, Url = pair.Url, DueAt = now }
               let state = link.StateAt(now)
               orderby state descending, link.FailingSince, pair.Url
               select new LinkLine(link, state, pair.Texts),
        ];
    }
}
