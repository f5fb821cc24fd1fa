using Microsoft.AspNetCore.Html;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Markup;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Cms.Types;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Words;
using PreventPublic.Engagement.Features.Pieces;

namespace PreventPublic.Host.Adapters;

/// <summary>Gives briefings and packs what is published.</summary>
public sealed class PublishedPieces(Publisher publisher, WordBook words, PrintedPieces printed) : IPublishedPieces
{
    private static readonly string[] Folders = ["pages", "resources", "contacts"];

    public IReadOnlyList<Piece> All(string site, Language language) => publisher.Current.Sites.GetValueOrDefault(site) is not { } content ? [] :
    [
        .. Folders.SelectMany(content.In).Where(entry => entry.IsIn(language) && entry.Item is not Contact { Withheld: true } && entry.Item is not Landing)
            .Select(entry => Of(content, entry, language))
            .OrderBy(piece => Array.IndexOf(Folders, piece.Folder)).ThenBy(piece => piece.Title, StringComparer.Create(language.Culture, ignoreCase: true)),
    ];

    public Piece? Find(string site, string name, Language language)
    {
        if (publisher.Current.Sites.GetValueOrDefault(site) is not { } content || name.Split('/', 2) is not [var folder, var key])
        {
            return null;
        }

        if (folder == Piece.Media)
        {
            return MediaAddress.Of(ReaderOf(content, language), name) is { } file ? new Piece(name, Path.GetFileName(name), file, Language.English, null, null, false) : null;
        }

        return content.Find(folder, key) is { } entry && (entry.Address is not null || entry.Item is Contact) ? Of(content, entry, language) : null;
    }

    public string? NameOf(string site, string typed)
    {
        if (publisher.Current.Sites.GetValueOrDefault(site) is not { } content)
        {
            return null;
        }

        var path = Uri.TryCreate(typed, UriKind.Absolute, out var whole) && whole.Scheme is "http" or "https"
            ? content.Settings.Hosts.Contains(whole!.Host) ? whole.AbsolutePath : ""
            : typed;
        if (path.StartsWith('/') && path.Split('/', 3) is [_, var first, .. var rest] && first.Length > 0 && content.Speaks(first))
        {
            path = "/" + string.Join('/', rest);
        }

        return content.At(path) is { } entry ? entry.Name : Find(site, path, Language.English)?.Name;
    }

    public async Task<IHtmlContent?> BodyAsync(string site, string name, Language language, int level, CancellationToken cancel) =>
        publisher.Current.Sites.GetValueOrDefault(site) is { } content && name.Split('/', 2) is [var folder, var key] && content.Find(folder, key) is { } entry
            ? await printed.OfAsync(content, entry, language, level, cancel)
            : null;

    public IHtmlContent Render(string site, string markdown, Language language, int level) =>
        publisher.Current.Sites.GetValueOrDefault(site) is { } content ? PageRenderer.Render(ReaderOf(content, language), [new Passage(language, markdown)], level - 1) : HtmlString.Empty;

    public string? MarkdownFault(string markdown)
    {
        try
        {
            return MarkdownSyntax.Parse(markdown).OfType<Markdig.Syntax.HeadingBlock>().Any(heading => heading.Level == 1) ? "Begin headings with ##: “# ” is the title" : null;
        }
        catch (ArgumentException)
        {
            return "It is nested too deeply: use fewer levels of lists, quotes and brackets";
        }
    }

    private Reader ReaderOf(SiteContent content, Language language) => new(content, language, words[language]);

    private Piece Of(SiteContent content, Entry entry, Language language)
    {
        var reader = ReaderOf(content, language);
        var isSample = entry.Item is Resource { Sample: true } or Update { Sample: true } or Event { Sample: true } or Consultation { Sample: true };
        return new Piece(entry.Name, reader.Title(entry), reader.Href(entry.Address ?? "/contacts"), entry.In(language).Language, ChangedOn(content, entry), entry.Item.Review, isSample, entry.In(language).State != TranslationState.None);
    }

    private static DateOnly? ChangedOn(SiteContent content, Entry entry) => entry.Documents.Max(document => document.SavedAt) is { } saved
        ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(saved, DateTimeKind.Utc), content.Clock.Zone))
        : null;
}
