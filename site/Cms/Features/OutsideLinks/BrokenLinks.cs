using System.Collections.Frozen;
using PreventPublic.Cms.Files;

namespace PreventPublic.Cms.Features.OutsideLinks;

/// <summary>The addresses outside that are known not to work, for whoever writes a text that leads to one.</summary>
public sealed class BrokenLinks(LinkTable table, LinkPlaces places, TimeProvider time)
{
    private volatile FrozenDictionary<string, DateTime> _since = FrozenDictionary<string, DateTime>.Empty;

    /// <summary>Since when this host reaches nothing outside, UTC; null while it does.</summary>
    public DateTime? CutOffSince { get; private set; }

    /// <summary>Takes up what the looks of any host found.</summary>
    public async Task ReadAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var failing = await table.FailingAsync(cancel);
        _since = failing.Where(link => link.StateAt(now) == LinkState.Broken).ToFrozenDictionary(link => link.Url, link => link.FailingSince ?? now, StringComparer.Ordinal);
    }

    public void Reaches(bool anything) => CutOffSince = anything ? null : CutOffSince ?? time.GetUtcNow().UtcDateTime;

    /// <summary>
    /// Told to the writer, and no more: whether a page of somebody else's answers today must not decide whether ours can be mended
    /// today.
    /// </summary>
    public IEnumerable<Fault> FaultsOf(Document document) =>
        from url in _since.Count == 0 ? [] : places.Of(document)
        where _since.ContainsKey(url)
        select new Fault(Severity.Warning, document.Path.File, LineOf(document, url), $"“{url}” has not worked since {_since[url]:d MMMM yyyy}", "lead somewhere that answers, or leave the link out");

    private static int LineOf(Document document, string url)
    {
        var at = document.Source.IndexOf(url, StringComparison.Ordinal);
        return at < 0 ? 0 : document.Source.AsSpan(0, at).Count('\n') + 1;
    }
}
