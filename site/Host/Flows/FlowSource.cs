using System.Runtime.CompilerServices;
using PreventPublic.Cms.Published;
using PreventPublic.Core.Words;
using PreventPublic.Decisions;

namespace PreventPublic.Host.Flows;

/// <summary>Flows as the CMS publishes them.</summary>
public sealed class FlowSource(Publisher publisher, WordBook words) : IFlowSource
{
    private readonly ConditionalWeakTable<SiteContent, FlowLibrary> _libraries = [];

    public IFlowLibrary? At(string site) =>
        publisher.Current.Sites.GetValueOrDefault(site) is { } content ? _libraries.GetValue(content, one => new FlowLibrary(one, words)) : null;
}
