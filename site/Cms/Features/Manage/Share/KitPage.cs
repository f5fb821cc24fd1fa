using Microsoft.AspNetCore.Http;
using PreventPublic.Cms.Features.ShareKit;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Core.Facts;
using PreventPublic.Core.Words;

namespace PreventPublic.Cms.Features.Manage.Share;

/// <summary>A screen about the share kit of what its address names.</summary>
public abstract class KitPage(Publisher publisher, WordBook book, PublicOrigin origins, IFactRecorder facts) : ContentPage
{
    /// <summary>The fact that a kit, or a poster of it, was opened; subject the entry. What is copied from it nobody sees.</summary>
    public const string Opened = "share.opened";

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

    /// <param name="what">“kit” or “poster”.</param>
    protected void CountOpened(string what)
    {
        if (Shown is { } shown && HttpMethods.IsGet(Request.Method))
        {
            facts.Record(new Fact(Opened, shown.Reader.Site.Clock.Today, Site!, shown.Entry.Name, what));
        }
    }
}
