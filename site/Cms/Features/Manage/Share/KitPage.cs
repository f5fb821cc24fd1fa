using PreventPublic.Cms.Features.ShareKit;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Core.Words;

namespace PreventPublic.Cms.Features.Manage.Share;

/// <summary>A screen about the share kit of what its address names.</summary>
public abstract class KitPage(Publisher publisher, WordBook book, PublicOrigin origins) : ContentPage
{
    /// <summary>Null while readers do not see it in this language.</summary>
    public Kit? Kit { get; private set; }

    /// <summary>What readers see, as a reader of this language; null as <see cref="Kit"/> is.</summary>
    protected (Reader Reader, Entry Entry)? Shown { get; private set; }

    public LanguageWords Words => book[InLanguage];

    public string Council { get; private set; } = "";

    /// <summary>False when there is no such site, language or kind of entry.</summary>
    protected bool Read(string title)
    {
        if (!IsKnownLanguage || !Shareable.Folders.Contains(Folder) || publisher.Current.Sites.GetValueOrDefault(Site!) is not { } site || !site.Speaks(Language))
        {
            return false;
        }

        var reader = new Reader(site, InLanguage, Words);
        Council = reader.Settings.Council;
        Shown = Shareable.Find(reader, Folder, Key) is { } entry ? (reader, entry) : null;
        Kit = Shown is null ? null : Kit.Of(reader, Shown.Value.Entry, origins.Of(site));
        Title(title + (Kit?.Title ?? Key));
        return true;
    }
}
