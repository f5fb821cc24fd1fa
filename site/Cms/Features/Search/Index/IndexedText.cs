using System.Globalization;
using System.Text;
using PreventPublic.Cms.Features.BrowseEvents;
using PreventPublic.Cms.Features.ReadUpdates;
using PreventPublic.Cms.Features.Search.Words;
using PreventPublic.Cms.Markup;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Cms.Types;
using PreventPublic.Core.Languages;

namespace PreventPublic.Cms.Features.Search.Index;

/// <summary>One entry in one language, as the index holds it.</summary>
/// <param name="Language">The language its words are in.</param>
/// <param name="Scopes">Every language in which readers see it: its own, and those that the entry is not translated into.</param>
/// <param name="Hash">Changes when anything here may have changed.</param>
/// <param name="Body">Plain text, for showing where the words were found.</param>
/// <param name="TitleStems">Stems of the title, divided by spaces.</param>
/// <param name="MoreStems">Stems of summary and headings.</param>
/// <param name="BodyStems">Stems of the body with how often each stands there: <c>call:3 help:1</c>.</param>
/// <param name="Shown">A plain word for each stem, to show and to compare with what people type.</param>
public sealed record IndexedText(
    string Name, string Language, IReadOnlyList<string> Scopes, string Hash, string Kind, string Body, string TitleStems, string MoreStems, string BodyStems, IReadOnlyDictionary<string, string> Shown);

/// <summary>Makes the indexed texts of a site.</summary>
public static class IndexedTexts
{
    /// <summary>Counts up when texts are indexed differently, so that every index is made anew.</summary>
    public const int Version = 1;

    private static readonly string[] Folders = ["pages", "contacts", "events", "resources", "updates"];

    /// <summary>Longer bodies are found by their first part: enough for any page that people read.</summary>
    private const int LongestBody = 60_000;

    /// <summary>What there is to index: by name and language, the languages that see it, and a hash of all that goes into it.</summary>
    public static IEnumerable<(Entry Entry, Language Language, IReadOnlyList<string> Scopes, string Hash)> Wanted(SiteContent site)
    {
        var contacts = string.Concat(site.In("contacts").SelectMany(entry => entry.Documents).Select(document => document.Hash[..8]));
        var around = $"{Version} {Digest(contacts)} {Digest(string.Concat(site.SettingsEntry.Documents.Select(document => document.Hash)))}";
        foreach (var entry in Folders.SelectMany(site.In).Where(entry => entry.Item is not Contact { Withheld: true } && !(entry.Item is Update && UpdateList.DayOf(entry) > site.Clock.Today)))
        {
            var missing = site.Languages.Where(language => !entry.IsIn(language)).Select(language => language.Code).ToList();
            var documents = entry.Documents.ToList();
            foreach (var language in site.Languages.Where(entry.IsIn))
            {
                IReadOnlyList<string> scopes = language.IsEnglish ? [language.Code, .. missing] : [language.Code];
                var hashes = documents.Where(document => document.Path.IsEnglish || document.Path.Language == language.Code).Select(document => document.Hash[..16]);
                yield return (entry, language, scopes, $"{string.Concat(hashes)} {string.Join(' ', scopes)} {around}");
            }
        }
    }

    public static IndexedText Make(Reader reader, Entry entry, IReadOnlyList<string> scopes, string hash)
    {
        var headings = new List<string>();
        var body = BodyText.Of(reader, entry.In(reader.Language).Body, headings);
        body = body.Length > LongestBody ? body[..LongestBody] : body;
        var shown = new Dictionary<string, string>(StringComparer.Ordinal);
        var title = Stems(reader.Title(entry), reader.Language, shown);
        var more = Stems($"{reader.Summary(entry)}\n{string.Join('\n', headings)}\n{MoreOf(reader, entry)}", reader.Language, shown);
        var counts = Stems(body, reader.Language, shown).CountBy(stem => stem).Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}:{pair.Value}"));
        return new IndexedText(entry.Name, reader.Language.Code, scopes, Digest(hash), entry.Type.Folder, body, string.Join(' ', title), string.Join(' ', more), string.Join(' ', counts), shown);
    }

    public static string Digest(string text) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];

    /// <summary>Whether readers should find it at this moment: events to come, and updates up to today.</summary>
    public static bool IsCurrent(Reader reader, Entry entry) => entry.Item switch
    {
        Event => EventDates.Of(reader, entry, reader.Site.Clock.Now, most: 1).Count > 0,
        Update => UpdateList.DayOf(entry) <= reader.Site.Clock.Today,
        _ => true,
    };

    private static List<string> Stems(string text, Language language, Dictionary<string, string> shown)
    {
        var stems = new List<string>();
        foreach (var word in Analysis.Of(text, language))
        {
            stems.Add(word.Stem);
            shown.TryAdd(word.Stem, word.Plain);
        }

        return stems;
    }

    private static string MoreOf(Reader reader, Entry entry) => entry.In(reader.Language).Item switch
    {
        Contact contact => $"{string.Join('\n', contact.Needs.Select(need => reader.Words["need." + need]))}\n{contact.Phone} {contact.Hours} {contact.CallNotes}",
        Event item => $"{item.Venue} {item.Town}",
        Resource resource => reader.Words["kind." + resource.Kind],
        _ => "",
    };
}
