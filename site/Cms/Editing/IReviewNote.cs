using PreventPublic.Cms.Files;
using PreventPublic.Cms.Published;

namespace PreventPublic.Cms.Editing;

/// <summary>What another module can say about a change to content of its own, to whoever is asked to approve it.</summary>
public interface IReviewNote
{
    /// <param name="before">The sites that show the document, as they are published.</param>
    /// <param name="after">The same as they would be with it.</param>
    /// <returns>Null when there is nothing to say.</returns>
    ReviewNote? Of(Document document, IReadOnlyDictionary<string, SiteContent> before, IReadOnlyDictionary<string, SiteContent> after);

    /// <summary>The document as it would be used, where no page of the site shows it by itself.</summary>
    /// <param name="site">The site as it would be with it.</param>
    /// <returns>Null when the site's own pages show it.</returns>
    ReviewNote? Preview(Document document, SiteContent site);
}

/// <summary>A view of the module's own, and what it shows.</summary>
public sealed record ReviewNote(string View, object Model);
