using System.Runtime.CompilerServices;
using PreventPublic.Cms.Published;
using PreventPublic.Core.Words;
using PreventPublic.Metrics;

namespace PreventPublic.Host.Strategy;

/// <summary>Strategies as the CMS publishes them.</summary>
public sealed class StrategySource(Publisher publisher, WordBook words, IConfiguration configuration) : IStrategySource
{
    private readonly ConditionalWeakTable<SiteContent, StrategyLibrary> _libraries = [];

    public IReadOnlyList<CouncilSite> Sites =>
    [
        .. publisher.Current.Sites.Values.OrderBy(site => site.Id, StringComparer.Ordinal)
            .Select(site => new CouncilSite(site.Id, site.Settings.Council, Adapters.SiteOrigin.Of(site, configuration), site.Clock)),
    ];

    public IStrategyLibrary? At(string site) =>
        publisher.Current.Sites.GetValueOrDefault(site) is { } content ? _libraries.GetValue(content, one => new StrategyLibrary(one, words)) : null;
}
