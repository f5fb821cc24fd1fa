using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace PreventPublic.Cms.Features.OutsideLinks;

/// <summary>Many looks at once, but at each site one after the other, with a pause between them.</summary>
public sealed class PoliteLooks(LinkLooker looker, IOptions<OutsideLinkOptions> options, TimeProvider time)
{
    private const int SitesAtOnce = 4;
    private const int ShortPause = 200;

    /// <param name="somebodyWaits">A person does, for few addresses: the pause is short.</param>
    public async Task<IReadOnlyDictionary<string, LinkLook>> AtAsync(IReadOnlyCollection<string> urls, CancellationToken cancel, bool somebodyWaits = false)
    {
        var pause = TimeSpan.FromMilliseconds(somebodyWaits ? Math.Min(ShortPause, options.Value.PauseMilliseconds) : options.Value.PauseMilliseconds);
        var looks = new ConcurrentDictionary<string, LinkLook>(StringComparer.Ordinal);
        var sites = urls.Distinct(StringComparer.Ordinal).GroupBy(url => new Uri(url).Authority, StringComparer.OrdinalIgnoreCase);
        await Parallel.ForEachAsync(sites, new ParallelOptions { MaxDegreeOfParallelism = SitesAtOnce, CancellationToken = cancel }, async (site, stop) =>
        {
            foreach (var (url, at) in site.Select((url, at) => (url, at)))
            {
                if (at > 0)
                {
                    await Task.Delay(pause, time, stop);
                }

                looks[url] = await looker.LookAsync(url, stop);
            }
        });
        return looks;
    }
}
