using PreventPublic.Cms.Features.ReadUpdates;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Cms.Types;
using PreventPublic.Core.Web;

namespace PreventPublic.Cms.Features.ShareKit;

/// <summary>What has a card and posts of its own: updates, resources and events, once readers see them, in the languages they are really in.</summary>
public static class Shareable
{
    public static IReadOnlyList<string> Folders { get; } = ["updates", "resources", "events"];

    public static Entry? Find(Reader reader, string folder, string key) =>
        Folders.Contains(folder) && reader.Find(folder, key) is { } entry && entry.IsIn(reader.Language) && IsOut(reader, entry) ? entry : null;

    /// <summary>The picture for links to an entry; of its English where it is not in the reader's language.</summary>
    public static PagePicture? PictureOf(Reader reader, Entry entry)
    {
        if (!Folders.Contains(entry.Type.Folder))
        {
            return null;
        }

        var address = Reader.Href(CardOf(entry), entry.In(reader.Language).Language);
        return new PagePicture(address, AltOf(reader, entry), SocialCard.Width, SocialCard.Height);
    }

    public static string CardOf(Entry entry) => $"/share/{entry.Name}.png";

    /// <summary>All that the card says, in the card's language.</summary>
    public static string AltOf(Reader reader, Entry entry)
    {
        var language = entry.In(reader.Language).Language;
        return $"{reader.Title(entry)} – {Tokens.Fill(reader.Site.SettingsIn(language).Title, reader, language)}";
    }

    private static bool IsOut(Reader reader, Entry entry) => entry.Item is not Update || UpdateList.DayOf(entry) <= reader.Site.Clock.Today;
}
