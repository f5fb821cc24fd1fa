using Microsoft.AspNetCore.Http;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Web;
using PreventPublic.Core.Words;

namespace PreventPublic.Cms.Serving;

/// <summary>Settings under <c>Sites</c>.</summary>
public sealed class SitesOptions
{
    public const string Section = "Sites";

    /// <summary>The site that answers for hosts that none has; empty means that such a request is refused with 421.</summary>
    public string Default { get; set; } = "";
}

/// <summary>Finds the site by host and the language by the first part of the path.</summary>
public sealed class SiteSelection(Publisher publisher, SitesOptions options, WordBook words)
{
    public SiteContent? SiteOf(HttpRequest request)
    {
        var current = publisher.Current;
        return current.SiteAt(request.Host.Host) ?? current.Sites.GetValueOrDefault(options.Default);
    }

    /// <summary>A reader for the request; moves the language from the path to the path base, so that routes need not know of it.</summary>
    public Reader Begin(HttpContext context, SiteContent site)
    {
        var language = LanguageOf(context.Request.Path.Value ?? "/", site);
        if (!language.IsEnglish)
        {
            context.Request.PathBase = "/" + language.Code;
            context.Request.Path = context.Request.Path.Value is { } path && path.Length > 1 + language.Code.Length ? path[(1 + language.Code.Length)..] : "/";
        }

        return Begin(context, site, language);
    }

    /// <summary>A reader of a site in a language that are known already.</summary>
    public Reader Begin(HttpContext context, SiteContent site, Language language)
    {
        var reader = new Reader(site, language, words[language]);
        context.Features.Set(reader);
        context.Features.Set(new Visit(site.Id, reader.Settings.Title, reader.Settings.Council, language, site.Languages, reader.Words, site.Clock));
        return reader;
    }

    private static Language LanguageOf(string path, SiteContent site)
    {
        var end = path.IndexOf('/', 1);
        var first = path.Length < 2 ? "" : end < 0 ? path[1..] : path[1..end];
        return Language.Find(first) is { IsEnglish: false } language && site.Speaks(first) ? language : Language.English;
    }
}

public static class ReaderContext
{
    /// <summary>The reader of this request.</summary>
    public static Reader Reader(this HttpContext context) =>
        context.Features.Get<Reader>() ?? throw new InvalidOperationException("No site was chosen for this request.");

    public static bool HasReader(this HttpContext context) => context.Features.Get<Reader>() is not null;
}
