using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using PreventPublic.Cms.Features.FindAddresses;
using PreventPublic.Cms.Import;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Cms.Serving;
using PreventPublic.Cms.Types;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Words;
using PreventPublic.Decisions;
using PreventPublic.Host.Themes;

namespace PreventPublic.Host.Export;

/// <summary>What an export wrote.</summary>
/// <param name="Faults">Links that lead nowhere in the mirror.</param>
public sealed record ExportReport(string Site, int Pages, int Files, long Bytes, string Digest, IReadOnlyList<string> Faults);

/// <summary>
/// A whole published site as plain files, for any web server: the last resort when everything else is down. What only the live
/// site can do is replaced by what needs no server: a toolkit by its printed guide, a registration by the event's page.
/// </summary>
public sealed partial class SiteMirror(SitePipeline pipeline, ThemeFiles themes, WordBook words, FlowShelf flows, IServiceProvider services)
{
    private readonly ConcurrentDictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> _asked = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<string> _faults = [];
    private int _pages;

    /// <param name="to">The folder to write; it must be empty or not be there.</param>
    /// <param name="origin">What the site's pages call themselves.</param>
    public async Task<ExportReport> WriteAsync(SiteContent site, string origin, string to, IProgress<WorkProgress>? progress, CancellationToken cancel)
    {
        if (Directory.Exists(to) && Directory.EnumerateFileSystemEntries(to).Any())
        {
            throw new IOException($"{to} is not empty. Export into a new folder: an old mirror with new files among its own is neither.");
        }

        IReadOnlyCollection<string> wave = [.. Begin(site), .. await OfModulesAsync(site, cancel)];
        while (wave.Count > 0)
        {
            var found = new ConcurrentDictionary<string, byte>(StringComparer.Ordinal);
            await Parallel.ForEachAsync(wave, cancel, async (address, stop) =>
            {
                foreach (var next in await TakeAsync(site, origin, address, stop))
                {
                    found.TryAdd(next, 0);
                }
            });
            progress?.Report(new WorkProgress("Exporting", _files.Count, _files.Count + found.Count));
            wave = [.. found.Keys.Where(address => !_asked.ContainsKey(address))];
        }

        var (bytes, digest) = await Integrity.WriteAsync(_files, site, origin, to, cancel);
        return new ExportReport(site.Id, _pages, _files.Count + 1, bytes, digest, [.. _faults.Order(StringComparer.Ordinal)]);
    }

    private IEnumerable<string> Begin(SiteContent site)
    {
        foreach (var language in site.Languages)
        {
            var reader = new Reader(site, language, words[language]);
            foreach (var address in Sitemap.Addresses(reader).Select(pair => pair.Address).Concat(["/contacts/card", "/updates/feed.atom", "/updates/feed.json", "/events/calendar.ics"]))
            {
                yield return Reader.Href(address, language);
            }
        }

        foreach (var old in site.Redirects.Where(redirect => !redirect.Gone && !redirect.From.Contains('*', StringComparison.Ordinal)))
        {
            yield return old.From;
        }

        foreach (var file in new[] { "/sitemap.xml", "/robots.txt", "/api/v1/contacts.csv" })
        {
            yield return file;
        }
    }

    /// <summary>Pages that other modules say they have.</summary>
    private async Task<IEnumerable<string>> OfModulesAsync(SiteContent site, CancellationToken cancel)
    {
        var pages = new List<ModulePage>();
        foreach (var module in services.GetServices<IModulePages>())
        {
            pages.AddRange(await module.OfAsync(site.Id, cancel));
        }

        return pages.SelectMany(page => page.In(site).Select(language => Reader.Href(page.Address, language)));
    }

    /// <returns>The addresses that it links to.</returns>
    private async Task<IEnumerable<string>> TakeAsync(SiteContent site, string origin, string address, CancellationToken cancel)
    {
        if (!_asked.TryAdd(address, 0))
        {
            return [];
        }

        if (themes.At(address) is not null)
        {
            // Taken as it was built.
            _files[MirrorPath.Of(address)] = themes.BytesAt(address);
            return [];
        }

        var (language, path) = Split(site, address);
        await using var scope = services.CreateAsyncScope();
        var answer = await pipeline.AnswerAsync(site, language, Substitute(site, path), origin, scope.ServiceProvider, cancel, standsAlone: true);
        return answer switch
        {
            { Status: 200 } => Keep(address, answer),
            { Status: 301 or 302 or 308, Location: { } to } => Redirect(address, to),
            _ => Missing(address, answer.Status),
        };
    }

    private IEnumerable<string> Keep(string address, SiteAnswer answer)
    {
        var isPage = answer.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true;
        _files[MirrorPath.Of(address, isPage)] = answer.Body;
        if (!isPage)
        {
            return [];
        }

        Interlocked.Increment(ref _pages);
        var page = Encoding.UTF8.GetString(answer.Body);
        return Links().Matches(page).Select(link => WebUtility.HtmlDecode(link.Groups["to"].Value).Split('#', '?')[0]).Where(to => to.StartsWith('/') && !to.StartsWith("//", StringComparison.Ordinal))
            .Concat(OtherSizes().Matches(page).SelectMany(sizes => WebUtility.HtmlDecode(sizes.Groups["of"].Value).Split(',', StringSplitOptions.TrimEntries)).Select(size => size.Split(' ')[0]))
            .Concat(Pictures().Matches(page).Select(picture => new Uri(WebUtility.HtmlDecode(picture.Groups["of"].Value)).AbsolutePath)).Distinct();
    }

    /// <summary>A page that leads on, for servers that know nothing of our redirects.</summary>
    private IEnumerable<string> Redirect(string address, string to)
    {
        var link = WebUtility.HtmlEncode(to);
        _files[MirrorPath.Of(address, isPage: true)] = Encoding.UTF8.GetBytes($"<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Moved</title><meta http-equiv=\"refresh\" content=\"0;url={link}\"></head><body><p><a href=\"{link}\">This page has moved.</a></p></body></html>\n");
        return to.StartsWith('/') ? [to.Split('#', '?')[0]] : [];
    }

    private IEnumerable<string> Missing(string address, int status)
    {
        _faults.Add($"{address}: {status}");
        return [];
    }

    /// <summary>What stands in the mirror for what only the live site can do.</summary>
    private string Substitute(SiteContent site, string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            [var flow, "questions" or "continue" or "verify" or "check" or "keep", ..] when flows.Find(site.Id, flow) is not null => $"/{flow}/print",
            ["events", var key, "register"] when site.Find("events", key) is { Item: Event } => $"/events/{key}",
            ["bulletins", "subscribe"] => "/bulletins",
            ["api"] => site.At("/about-this-site") is null ? "/" : "/about-this-site",
            _ => path,
        };
    }

    private static (Language Language, string Path) Split(SiteContent site, string address)
    {
        var first = address.Split('/', 3) is [_, var code, ..] ? code : "";
        var language = site.Speaks(first) && Language.Find(first) is { IsEnglish: false } found ? found : Language.English;
        var path = language.IsEnglish ? address : address[(1 + language.Code.Length)..];
        return (language, path.Length == 0 ? "/" : Uri.UnescapeDataString(path));
    }

    [GeneratedRegex("""\s(?:href|src)="(?<to>[^"]*)" """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Links();

    [GeneratedRegex("""\ssrcset="(?<of>[^"]+)" """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex OtherSizes();

    /// <summary>What networks show beside a link to the page: named with its origin, so no link of the page leads there.</summary>
    [GeneratedRegex("""property="og:image"\scontent="(?<of>https?://[^"]+)" """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Pictures();
}
