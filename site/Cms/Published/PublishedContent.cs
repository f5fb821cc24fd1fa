using System.Collections.Frozen;

namespace PreventPublic.Cms.Published;

/// <summary>All sites as they are published at one moment: immutable, swapped whole.</summary>
public sealed class PublishedContent
{
    public static readonly PublishedContent Empty = new(0, new Dictionary<string, SiteContent>());

    private readonly FrozenDictionary<string, SiteContent> _byHost;

    public PublishedContent(long number, IReadOnlyDictionary<string, SiteContent> sites)
    {
        (Number, Sites) = (number, sites.ToFrozenDictionary(StringComparer.Ordinal));
        _byHost = sites.Values.SelectMany(site => site.Settings.Hosts.Select(host => (Host: host.ToLowerInvariant(), Site: site)))
            .DistinctBy(pair => pair.Host).ToFrozenDictionary(pair => pair.Host, pair => pair.Site, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The publication it shows.</summary>
    public long Number { get; }

    public FrozenDictionary<string, SiteContent> Sites { get; }

    public SiteContent? SiteAt(string host) => _byHost.GetValueOrDefault(host);
}
