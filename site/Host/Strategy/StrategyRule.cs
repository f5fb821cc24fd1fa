using PreventPublic.Cms.Check;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Published;
using PreventPublic.Core.Words;
using PreventPublic.Metrics.Strategy;

namespace PreventPublic.Host.Strategy;

/// <summary>Reads every site's strategy before it can be published: what it measures, who answers for it, that it counts no referrals.</summary>
public sealed class StrategyRule(WordBook words) : IContentRule
{
    public IReadOnlyList<string> Folders => [StrategyLibrary.Folder];

    public void Check(ContentSet content, IReadOnlyDictionary<string, SiteContent> sites, Faults faults)
    {
        foreach (var site in sites.Values)
        {
            faults.Add(PlanCheck.Of(new StrategyLibrary(site, words))
                .Select(fault => new Fault(fault.IsWarning ? Severity.Warning : Severity.Error, fault.File, fault.Line, fault.What, fault.Allowed)));
        }
    }
}
