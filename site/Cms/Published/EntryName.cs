using PreventPublic.Cms.Files;

namespace PreventPublic.Cms.Published;

/// <summary>Names an entry among those of all councils: <c>thurrock</c> and <c>pages/worried</c>.</summary>
/// <param name="Site">A site's id, or <c>shared</c>.</param>
public readonly record struct EntryName(string Site, string Name)
{
    public static EntryName Of(DocumentPath path) => new(path.Site, $"{path.Folder}/{path.Key}");

    /// <summary>Where the entry's text in a language stands.</summary>
    public DocumentPath In(string language)
    {
        var slash = Name.IndexOf('/', StringComparison.Ordinal);
        return new DocumentPath(Site, Name[..slash], Name[(slash + 1)..], language);
    }
}
