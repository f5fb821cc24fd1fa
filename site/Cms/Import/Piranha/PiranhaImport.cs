using System.Data.Common;
using System.Globalization;
using System.Text;
using PreventPublic.Cms.Editing;
using PreventPublic.Core.Languages;

namespace PreventPublic.Cms.Import.Piranha;

/// <summary>What was written, and what could not be carried: the place, and what is missing there.</summary>
public sealed record PiranhaReport(int Pages, int Updates, int Redirects, int Media, IReadOnlyList<string> Files, IReadOnlyList<string> NotCarried);

/// <summary>
/// Writes what a Piranha 12 site publishes as content files of one site here: pages with their place in the tree, posts as
/// updates, aliases as redirects, pictures. Everything is for an officer to look over; nothing is published by this.
/// </summary>
/// <param name="uploads">The folder of uploaded files, one folder by id in it; null when there is none.</param>
public sealed class PiranhaImport(DbConnection connection, string? uploads)
{
    private readonly PiranhaRows _rows = new(connection);
    private readonly List<string> _notCarried = [];
    private readonly List<string> _files = [];
    private readonly HashSet<string> _media = new(StringComparer.Ordinal);
    private Dictionary<string, PiranhaMedia> _known = [];
    private Dictionary<string, string> _names = [];
    private Dictionary<string, string> _addresses = [];

    /// <param name="site">The site's id here: a folder below <paramref name="to"/>.</param>
    /// <param name="from">The internal id or the title of the site there; null for its default.</param>
    /// <exception cref="InvalidDataException">There is no such site.</exception>
    public async Task<PiranhaReport> WriteAsync(string site, string to, string? from, CancellationToken cancel)
    {
        var sites = await _rows.SitesAsync(cancel);
        var first = sites.Find(one => from is null || one.Key.Equals(from, StringComparison.OrdinalIgnoreCase) || from.Equals(one.Title, StringComparison.OrdinalIgnoreCase))
            ?? throw new InvalidDataException($"there is no such site in it; it has {(sites.Count == 0 ? "none" : string.Join(", ", sites.Select(one => $"“{one.Key}”")))}");
        var folder = Path.Combine(to, site);
        _known = (await _rows.MediaAsync(cancel)).ToDictionary(media => media.Id);
        _names = Unlike(_known.Values, media => media.Id, NameOf);
        var (pages, posts, blocks) = (await _rows.PagesAsync(cancel), await _rows.PostsAsync(cancel), await _rows.BlocksAsync(cancel));
        _addresses = Addresses(pages, posts);
        var redirects = 0;
        var home = pages.Where(page => page.SiteId == first.Id && page.ParentId is null).MinBy(page => page.Order)?.Id;
        foreach (var page in pages.Concat(posts))
        {
            if (sites.Find(one => one.Id == page.SiteId) is { } of && of.Id != first.Id)
            {
                _notCarried.Add($"“{page.Title}”: it is on the site “{of.Title ?? of.Key}” ({of.Culture}); import that site by itself (--from {of.Key}), or add its texts as a translation");
            }
            else if (page.Published is null)
            {
                _notCarried.Add($"“{page.Title}”: it is a draft");
            }
            else if (page.RedirectUrl is { } elsewhere)
            {
                redirects += await RedirectAsync(folder, "/" + _addresses[page.Id], elsewhere, cancel);
            }
            else
            {
                await PageAsync(folder, page, page.Id == home, [.. blocks[page.OriginalId ?? page.Id]], cancel);
                redirects += page.BlogId is null ? 0 : await RedirectAsync(folder, $"/{_addresses[page.BlogId]}/{page.Slug}", "/" + _addresses[page.Id], cancel);
            }
        }

        foreach (var (of, old, elsewhere) in (await _rows.AliasesAsync(cancel)).Where(alias => alias.Site == first.Id))
        {
            _ = of;
            redirects += await RedirectAsync(folder, old, elsewhere, cancel);
        }

        await TellOfTheRestAsync(first, cancel);
        return new PiranhaReport(_files.Count(file => file.StartsWith("pages/", StringComparison.Ordinal)), _files.Count(file => file.StartsWith("updates/", StringComparison.Ordinal)), redirects, _media.Count, [.. _files.Order(StringComparer.Ordinal)], _notCarried);
    }

    /// <summary>Pages below pages have their address below theirs; Piranha's slug of a page may hold that already.</summary>
    private static Dictionary<string, string> Addresses(List<PiranhaPage> pages, List<PiranhaPage> posts)
    {
        var result = pages.ToDictionary(page => page.Id, page => PiranhaNames.Path(page.Slug));
        foreach (var (post, address) in Unlike(posts, post => post.Id, post => "updates/" + PiranhaNames.Slug(post.Slug)))
        {
            result[post] = address;
        }

        return result;
    }

    /// <summary>A name for each by its id; of those that would have the same, all but the first get a number before the ending.</summary>
    private static Dictionary<string, string> Unlike<T>(IEnumerable<T> all, Func<T, string> idOf, Func<T, string> nameOf)
    {
        var (names, taken) = (new Dictionary<string, string>(), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        foreach (var one in all)
        {
            var (name, number) = (nameOf(one), 2);
            var ending = Path.GetExtension(name);
            for (var tried = name; !taken.Add(name = tried); number++)
            {
                tried = string.Create(CultureInfo.InvariantCulture, $"{nameOf(one)[..^ending.Length]}-{number}{ending}");
            }

            names[idOf(one)] = name;
        }

        return names;
    }

    private async Task PageAsync(string folder, PiranhaPage page, bool isHome, IReadOnlyList<PiranhaBlock> blocks, CancellationToken cancel)
    {
        var isPost = page.BlogId is not null;
        var place = $"“{page.Title}”";
        var fields = new List<KeyValuePair<string, object?>> { new("title", PiranhaNames.Cut(page.Title, 80)), new("summary", PiranhaNames.Cut(Plain(page.Excerpt ?? page.Description) ?? page.Title, 200)) };
        if (isPost)
        {
            fields.Add(new("date", page.Published!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        }
        else if (isHome)
        {
            fields.Add(new("address", "/"));
        }

        if (page.OriginalId is not null)
        {
            _notCarried.Add($"{place}: it was a copy that followed another page; here it has that page's words as they were");
        }

        if (page.Hidden)
        {
            _notCarried.Add($"{place}: it was hidden from the menu; menus are chosen in the site's settings here");
        }

        var body = await BodyAsync(folder, place, blocks, cancel);
        var file = isPost ? $"{_addresses[page.Id]}.md" : $"pages/{(isHome ? "home" : _addresses[page.Id])}.md";
        await WriteFileAsync(folder, file, SourceWriter.Write(fields, body + "\n"), cancel);
    }

    private async Task<string> BodyAsync(string folder, string place, IReadOnlyList<PiranhaBlock> blocks, CancellationToken cancel)
    {
        var wanted = new List<string>();
        var left = new SortedSet<string>(StringComparer.Ordinal);
        var html = new HtmlToMarkdown(what => left.Add(what), (source, alt) => PictureAt(place, source, alt, wanted));
        var text = new StringBuilder();
        foreach (var block in blocks)
        {
            text.Append(MarkdownOf(place, block, html, wanted, left)).Append("\n\n");
        }

        foreach (var what in left)
        {
            _notCarried.Add($"{place}: {what}");
        }

        foreach (var id in wanted)
        {
            await CopyAsync(folder, _known[id], cancel);
        }

        return text.ToString().Trim();
    }

    /// <summary>A block in Markdown. A group has no words of its own; the blocks in it follow it.</summary>
    private string MarkdownOf(string place, PiranhaBlock block, HtmlToMarkdown html, List<string> wanted, SortedSet<string> left)
    {
        var kind = block.Type[(block.Type.LastIndexOf('.') + 1)..];
        string Field(string name) => block.Fields.GetValueOrDefault(name, "");
        switch (kind)
        {
            case "HtmlBlock":
                return html.Convert(Field("Body"));
            case "HtmlColumnBlock":
                return $"{html.Convert(Field("Column1"))}\n\n{html.Convert(Field("Column2"))}";
            case "MarkdownBlock":
                return html.Convert(Markdig.Markdown.ToHtml(Field("Body")));
            case "TextBlock":
                return html.Convert($"<p>{System.Net.WebUtility.HtmlEncode(Field("Body"))}</p>");
            case "QuoteBlock":
                return html.Convert($"<blockquote>{System.Net.WebUtility.HtmlEncode(Field("Body"))}</blockquote>");
            case "ImageBlock":
                return Picture(place, PiranhaRows.Key(Field("Body")), "", wanted) ?? "";
            case "PageBlock" or "PostBlock":
                return _addresses.TryGetValue(PiranhaRows.Key(Field("Body")), out var address) ? $"[/{address}](/{address})" : "";
            case "SeparatorBlock":
                return "";
            case "ColumnBlock" or "ImageGalleryBlock":
                left.Add($"{kind}: what stood beside each other now stands below each other");
                return "";
            default:
                left.Add($"{kind} ({string.Join(", ", block.Fields.Keys.Order(StringComparer.Ordinal))})");
                return "";
        }
    }

    private string? PictureAt(string place, string source, string alt, List<string> wanted)
    {
        var found = _known.Values.FirstOrDefault(media => source.Contains(media.Id, StringComparison.OrdinalIgnoreCase)) ?? _known.Values.FirstOrDefault(media => Path.GetFileName(source) == media.Filename);
        if (found is null)
        {
            _notCarried.Add($"{place}: a picture at {PiranhaNames.Cut(source, 100)}, which is not among the media");
            return null;
        }

        return Picture(place, found.Id, alt, wanted);
    }

    /// <summary>A picture needs words for those who do not see it; without any it is copied, and not shown.</summary>
    private string? Picture(string place, string id, string alt, List<string> wanted)
    {
        if (!_known.TryGetValue(id, out var media))
        {
            return null;
        }

        wanted.Add(id);
        var words = PiranhaNames.Cut(alt.Length > 0 ? alt : media.AltText ?? "", 200);
        if (words.Length == 0)
        {
            _notCarried.Add($"{place}: the picture {_names[media.Id]} has no description; say what it shows and put it in");
            return null;
        }

        return $"![{words.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal)}]({_names[media.Id]})";
    }

    private async Task CopyAsync(string folder, PiranhaMedia media, CancellationToken cancel)
    {
        var source = uploads is null ? null : new[] { Path.Combine(uploads, media.Id, media.Filename), Path.Combine(uploads, $"{media.Id}-{media.Filename}") }.FirstOrDefault(File.Exists);
        if (source is null)
        {
            _notCarried.Add($"{media.Filename}: the file is not among the uploads");
        }
        else if (_media.Add(_names[media.Id]))
        {
            var target = Path.Combine(folder, _names[media.Id]);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await File.WriteAllBytesAsync(target, await File.ReadAllBytesAsync(source, cancel), cancel);
        }
    }

    private static string NameOf(PiranhaMedia media) => $"media/{PiranhaNames.Slug(Path.GetFileNameWithoutExtension(media.Filename))}{Path.GetExtension(media.Filename).ToLowerInvariant()}";

    private async Task<int> RedirectAsync(string folder, string from, string to, CancellationToken cancel)
    {
        var old = "/" + PiranhaNames.Path(from);
        if (!PiranhaNames.IsLink(to) || to.Contains(':', StringComparison.Ordinal) && !Files.FieldFormats.IsUrl(to))
        {
            _notCarried.Add($"{from}: it leads to “{PiranhaNames.Cut(to, 80)}”, which is no address");
            return 0;
        }

        var target = to.StartsWith('/') ? "/" + PiranhaNames.Path(to) : to;
        await WriteFileAsync(folder, $"redirects/{PiranhaNames.Slug(old)}.md", SourceWriter.Write([new("title", $"From {PiranhaNames.Cut(old, 70)}"), new("from", old), new("to", target)], ""), cancel);
        return 1;
    }

    private async Task TellOfTheRestAsync(PiranhaSite site, CancellationToken cancel)
    {
        foreach (var (table, what) in new[] { ("Piranha_PageComments", "comments on pages"), ("Piranha_PostComments", "comments on posts"), ("Piranha_Content", "items of content outside pages"), ("Piranha_PageFields", "fields of regions on pages"), ("Piranha_PostFields", "fields of regions on posts"), ("Piranha_PagePermissions", "permissions on pages"), ("Piranha_Categories", "categories of posts; topics here are a closed list, choose them"), ("Piranha_Tags", "tags of posts; topics here are a closed list, choose them") })
        {
            if (await _rows.CountAsync(table, cancel) is var count and > 0)
            {
                _notCarried.Add(string.Create(CultureInfo.InvariantCulture, $"{count} {what}"));
            }
        }

        if (await _rows.PrimaryImagesAsync(cancel) is var pictures and > 0)
        {
            _notCarried.Add(string.Create(CultureInfo.InvariantCulture, $"{pictures} pictures that stand for a page or post; put those that say something into the text"));
        }

        _notCarried.Add($"The site's settings (“{site.Title}”, hosts {(site.Hosts.Count == 0 ? "none" : string.Join(", ", site.Hosts))}, {site.Culture ?? "no language"}): write site.md, which also needs council, area, police and theme");
        if (site.Culture is { } culture && Language.Find(culture.Split('-')[0]) is not { IsEnglish: true })
        {
            _notCarried.Add($"The site is in {culture}: entries here have an English text first, and the others as its translations");
        }
    }

    private async Task WriteFileAsync(string folder, string file, string text, CancellationToken cancel)
    {
        var full = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        await File.WriteAllTextAsync(full, text, new UTF8Encoding(false), cancel);
        _files.Add(file);
    }

    private static string? Plain(string? html) => html is null ? null : new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html).Body!.TextContent;
}
