using PreventPublic.Cms.Files;
using PreventPublic.Cms.Published;
using PreventPublic.Core.Languages;

namespace PreventPublic.Cms.Editing;

/// <summary>Shows drafts of what no page of the site shows: a mail, for example.</summary>
public interface IDraftPage
{
    /// <param name="site">The site as it would be with the document.</param>
    /// <returns>A whole HTML page; null when it is no content of this kind.</returns>
    string? HtmlOf(Document document, SiteContent site, Language language);
}
