using PreventPublic.Cms.Features.ReadPage;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Types;
using PreventPublic.Core.Languages;

namespace PreventPublic.Cms.Check;

/// <summary>Rules on a whole site: addresses, languages, redirects.</summary>
public static class SiteRules
{
    /// <summary>Addresses that the site answers without an entry of its own.</summary>
    private static readonly HashSet<string> BuiltIn = new(StringComparer.Ordinal)
    {
        "/contacts", "/contacts/card", "/events", "/updates", "/resources", "/updates/feed.atom", "/updates/feed.json", "/events/calendar.ics", "/sitemap.xml", "/consultations", "/page-useful", "/bulletins", "/bulletins/subscribe", "/api",
    };

    private static readonly string[] Reserved = ["/api", "/assets", "/manage", "/media", "/openapi", "/problem", "/healthz", "/readyz"];

    public static bool Answers(SiteContent site, string address) =>
        site.At(address) is not null || BuiltIn.Contains(address) || site.RedirectFrom(address) is { Gone: false } || IsGuidePart(site, address) || IsFlow(site, address) || IsStrategy(site, address);

    public static void Check(SiteContent site, CheckScope scope) => Check(site, scope, [.. site.Entries]);

    /// <summary>What the rules say of one entry. Of a large site that is a small part of all that they say.</summary>
    /// <param name="entry">Null where the site's settings are meant.</param>
    public static void Check(SiteContent site, CheckScope scope, Entry? entry) => Check(site, scope, entry is null ? [] : [entry]);

    private static void Check(SiteContent site, CheckScope scope, IReadOnlyList<Entry> entries)
    {
        CheckAddresses(site, scope, entries);
        CheckLanguages(site, scope, entries);
        CheckRedirects(site, scope, [.. entries.Where(entry => entry.Item is Redirect)]);
        foreach (var host in site.Settings.Hosts)
        {
            foreach (var other in scope.Sites.Values.Where(other => other.Id != site.Id && other.Settings.Hosts.Contains(host)))
            {
                scope.Error(site.SettingsEntry.Documents.First(), 1, $"the host “{host}” is also that of {other.Id}", "every host belongs to one site");
            }
        }
    }

    private static bool IsFlow(SiteContent site, string address) =>
        address.Split('/') is [_, var flow, "questions" or "continue" or "verify" or "print" or "how-it-works"] && site.Find("flows", flow) is not null;

    private static bool IsStrategy(SiteContent site, string address) =>
        (address == "/strategy" || address.StartsWith("/strategy/", StringComparison.Ordinal)) && site.Find("strategy", "plan.yaml") is not null;

    private static bool IsGuidePart(SiteContent site, string address)
    {
        var slash = address.LastIndexOf('/');
        return slash > 0 && site.At(address[..slash]) is { Item: Guide } guide && GuideParts.Of(guide.In(Language.English)).Any(part => part.Id == address[(slash + 1)..]);
    }

    private static void CheckAddresses(SiteContent site, CheckScope scope, IReadOnlyList<Entry> entries)
    {
        var asked = entries.Select(entry => entry.Address).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var same in site.Entries.Where(entry => entry.Address is { } address && asked.Contains(address)).GroupBy(entry => entry.Address).Where(group => group.Count() > 1))
        {
            foreach (var entry in same)
            {
                scope.Error(entry.Documents.First(), 1, $"the address {same.Key} belongs to {same.Count()} entries in {site.Id}", "give one of them another “address”");
            }
        }

        foreach (var entry in entries.Where(entry => entry.Address is not null))
        {
            var first = "/" + entry.Address!.TrimStart('/').Split('/')[0];
            if (Reserved.Contains(first) || (first.Length > 1 && Language.Find(first[1..]) is not null))
            {
                scope.Error(entry.Documents.First(), 1, $"the address {entry.Address} is kept for the site itself", "use another key or “address”");
            }
        }

        if (site.At("/") is null)
        {
            scope.Error(site.SettingsEntry.Documents.First(), 0, $"{site.Id} has no home page", "add a page with “address: /”");
        }
    }

    private static void CheckLanguages(SiteContent site, CheckScope scope, IReadOnlyList<Entry> entries)
    {
        foreach (var entry in entries.Where(entry => entry.Item is Page { EveryLanguage: true }))
        {
            foreach (var language in site.Languages.Where(language => !entry.IsIn(language)))
            {
                scope.Error(entry.Documents.First(), 1, $"this safety-critical page is not in {language.EnglishName}, which {site.Id} speaks", $"add {entry.Documents.First().Path.In(language.Code).File}");
            }
        }

        foreach (var language in site.Languages.Where(language => !site.SettingsEntry.IsIn(language)))
        {
            scope.Error(site.SettingsEntry.Documents.First(), 1, $"the site's own words are not in {language.EnglishName}", $"add {site.Id}/site.{language.Code}.md");
        }
    }

    private static void CheckRedirects(SiteContent site, CheckScope scope, IReadOnlyList<Entry> redirects)
    {
        var from = redirects.Select(entry => ((Redirect)entry.Item).From).ToHashSet(StringComparer.Ordinal);
        var all = from.Count == 0 ? [] : site.Entries.Where(entry => entry.Item is Redirect redirect && from.Contains(redirect.From));
        foreach (var entry in all.GroupBy(entry => ((Redirect)entry.Item).From).Where(same => same.Count() > 1).SelectMany(same => same))
        {
            var document = entry.Documents.First();
            scope.Error(document, document.LineOf("from"), $"{((Redirect)entry.Item).From} is redirected twice in {site.Id}", "one redirect for an address");
        }

        foreach (var entry in redirects)
        {
            var (redirect, document) = ((Redirect)entry.Item, entry.Documents.First());
            if (site.At(redirect.From) is not null)
            {
                scope.Error(document, document.LineOf("from"), $"{redirect.From} is a page of {site.Id}", "a redirect's address has no page");
            }

            var seen = new HashSet<string>(StringComparer.Ordinal) { redirect.From };
            for (var to = redirect.To; to is not null && site.RedirectFrom(to) is { } next; to = next.To)
            {
                if (!seen.Add(to))
                {
                    scope.Error(document, document.LineOf("to"), $"the redirect from {redirect.From} comes back to {to}", "let it end at a page");
                    break;
                }
            }

            if (redirect.To is { } end && end.StartsWith('/') && !Answers(site, end))
            {
                scope.Error(document, document.LineOf("to"), $"{end} is not a page of {site.Id}", "use an address that exists");
            }
        }
    }
}
