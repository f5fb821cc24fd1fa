using System.Collections.Frozen;

namespace PreventPublic.Cms.Published;

/// <summary>All sites as they are published at one moment: immutable, swapped whole.</summary>
public sealed class PublishedContent
{
    public static readonly PublishedContent Empty = new(0, new Dictionary<string, SiteContent>(), DateTimeOffset.UnixEpoch);

    private readonly FrozenDictionary<string, SiteContent> _byHost;

    public PublishedContent(long number, IReadOnlyDictionary<string, SiteContent> sites, DateTimeOffset since)
    {
        (Number, Sites, Since) = (number, sites.ToFrozenDictionary(StringComparer.Ordinal), since);
        _byHost = sites.Values.SelectMany(site => site.Settings.Hosts.Select(host => (Host: host.ToLowerInvariant(), Site: site)))
            .DistinctBy(pair => pair.Host).ToFrozenDictionary(pair => pair.Host, pair => pair.Site, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The publication it shows.</summary>
    public long Number { get; }

    /// <summary>Since when it is served, in whole seconds; another second for each publication, however fast they follow each other.</summary>
    public DateTimeOffset Since { get; }

    public FrozenDictionary<string, SiteContent> Sites { get; }

    public SiteContent? SiteAt(string host) => _byHost.GetValueOrDefault(host);
}
