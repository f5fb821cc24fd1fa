using PreventPublic.Cms.Check;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Published;
using PreventPublic.Core.Words;
using PreventPublic.Decisions.Proof;

namespace PreventPublic.Host.Flows;

/// <summary>Proves every flow of every site before it can be published. A fault in a shared flow is told once.</summary>
public sealed class FlowRule(WordBook words) : IContentRule
{
    public IReadOnlyList<string> Folders => [FlowLibrary.Folder];

    public void Check(ContentSet content, IReadOnlyDictionary<string, SiteContent> sites, Faults faults)
    {
        foreach (var site in sites.Values)
        {
            var library = new FlowLibrary(site, words);
            foreach (var key in library.Keys)
            {
                foreach (var fault in PublishCheck.Of(library, key).Faults)
                {
                    var severity = fault.IsWarning ? Severity.Warning : Severity.Error;
                    faults.Add([new Fault(severity, fault.Place.File, fault.Place.Line, fault.What, fault.Allowed)]);
                }
            }
        }
    }
}
