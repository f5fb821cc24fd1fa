using System.Collections.Frozen;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Types;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Web;
using PreventPublic.Core.Words;

namespace PreventPublic.Cms.Reading;

/// <summary>
/// One page being read: a site in a language. What the page looks up goes through here, so that it is known which pages
/// a publication changes and until when a page with dates on it stays true.
/// </summary>
public sealed class Reader(SiteContent site, Language language, LanguageWords words)
{
    private readonly HashSet<string> _uses = new(StringComparer.Ordinal);

    public SiteContent Site { get; } = site;

    public Language Language { get; } = language;

    public LanguageWords Words { get; } = words;

    public Site Settings => Site.SettingsIn(Language);

    /// <summary>The names of entries (<c>pages/worried</c>) and of whole folders (<c>events/</c>) that the page shows.</summary>
    public IReadOnlySet<string> Uses => _uses;

    /// <summary>When time alone makes the page wrong; null when only a publication does.</summary>
    public DateTimeOffset? FreshUntil { get; private set; }

    /// <summary>The answer is right, but not worth keeping: nobody asks like this twice.</summary>
    public bool DoNotKeep { get; set; }

    /// <summary>It is made for a mirror without a server of ours behind it: forms would lead nowhere.</summary>
    public bool StandsAlone { get; set; }

    public Entry? Find(string folder, string key)
    {
        _uses.Add($"{folder}/{key}");
        return Site.Find(folder, key);
    }

    public Entry? Page(string key) => Find("pages", key);

    public Entry? Contact(string key) => Find("contacts", key);

    public Entry Use(Entry entry)
    {
        _uses.Add(entry.Name);
        return entry;
    }

    /// <summary>All entries of a folder; the page changes when any of them does.</summary>
    public IReadOnlyList<Entry> All(string folder)
    {
        _uses.Add(folder + "/");
        return Site.In(folder);
    }

    public void ChangesAt(DateTimeOffset moment) =>
        FreshUntil = FreshUntil is { } earlier && earlier <= moment ? earlier : moment;

    /// <summary>Stands before addresses of the site in what is read elsewhere, such as a printed pack: <c>https://prevent.example.gov.uk</c>. Empty on the site itself.</summary>
    public string Origin { get; init; } = "";

    /// <summary>Values that only this text knows, by their token: <c>event</c> in a letter.</summary>
    public IReadOnlyDictionary<string, string> OwnWords { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>An address of this site in the reader's language; anything else as it is.</summary>
    public string Href(string address) => address.StartsWith('/') ? Origin + Href(address, Language) : address;

    public static string Href(string address, Language language) => Visit.Href(address, language);

    /// <summary>A plain text with the site's words put in for <c>{{council}}</c> and the like.</summary>
    public string Text(string? text) => Tokens.Fill(text, this, Language);

    public string Title(Entry entry) => Tokens.Fill(entry.In(Language).Title, this, entry.In(Language).Language);

    public string? Summary(Entry entry) => entry.In(Language) is { Item.Summary: { } summary } text ? Tokens.Fill(summary, this, text.Language) : null;
}
