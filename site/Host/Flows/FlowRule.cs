using PreventPublic.Cms.Check;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Published;
using PreventPublic.Core.Words;
using PreventPublic.Decisions.Proof;

namespace PreventPublic.Host.Flows;

/// <summary>Proves every flow of every site before it can be published. A fault in a shared flow is told once.</summary>
public sealed class FlowRule(WordBook words) : IContentRule
{
    public void Check(ContentSet content, IReadOnlyDictionary<string, SiteContent> sites, Faults faults)
    {
        foreach (var site in sites.Values)
        {
            var library = new FlowLibrary(site, words);
            var contacts = site.In("contacts").Select(contact => contact.Key).ToHashSet(StringComparer.Ordinal);
            foreach (var key in library.Keys)
            {
                foreach (var fault in PublishCheck.Of(library, key, site.Languages, contacts, (flow, language) => FileOf(site, flow, language)).Faults)
                {
                    var severity = fault.IsWarning ? Severity.Warning : Severity.Error;
                    faults.Add([new Fault(severity, fault.Place.File, fault.Place.Line, fault.What, fault.Allowed)]);
                }
            }
        }
    }

    private static string FileOf(SiteContent site, string flow, Core.Languages.Language language) =>
        (site.Find(FlowLibrary.Folder, flow)?.Documents.First().Path ?? new DocumentPath(site.Id, FlowLibrary.Folder, flow, language.Code)).In(language.Code).File;
}
