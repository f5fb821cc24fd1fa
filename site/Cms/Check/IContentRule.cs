using PreventPublic.Cms.Files;
using PreventPublic.Cms.Published;

namespace PreventPublic.Cms.Check;

/// <summary>What another module demands of content that is its own: for example that a flow's graph is proved before it is published.</summary>
public interface IContentRule
{
    /// <summary>The folders whose entries it judges. An entry that is edited is shown to these rules only: asking all of them about every page would take too long.</summary>
    IReadOnlyList<string> Folders { get; }

    /// <param name="content">All files of the set.</param>
    /// <param name="sites">The sites that they make.</param>
    void Check(ContentSet content, IReadOnlyDictionary<string, SiteContent> sites, Faults faults);
}
