using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Cms.Features.BrowseEvents;
using PreventPublic.Cms.Features.FindAddresses;
using PreventPublic.Cms.Features.FindContact;
using PreventPublic.Cms.Features.ReadUpdates;
using PreventPublic.Cms.Features.ShareKit;
using PreventPublic.Cms.Media;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Cms.Serving;
using PreventPublic.Cms.Types;
using PreventPublic.Core.Web;

namespace PreventPublic.Cms.Features;

/// <summary>Public answers that are not web pages: calendars, feeds, cards, maps of the site, media.</summary>
public static class Files
{
    public static void MapPublicFiles(this IEndpointRouteBuilder routes)
    {
        Map(routes, "/events/calendar.ics", context => Text(CalendarFile.Of(context.Reader(), context.Reader().All("events"), Origin(context)), CalendarFile.ContentType));
        Map(routes, "/events/topics/{topic}/calendar.ics", context => OfTopic(context,
            topic => Text(CalendarFile.Of(context.Reader(), context.Reader().All("events").Where(entry => entry.Item.Topics.Contains(topic)), Origin(context)), CalendarFile.ContentType)));
        Map(routes, "/events/{key}/calendar.ics", context => Found(context, "events", entry => Text(CalendarFile.Of(context.Reader(), [entry], Origin(context)), CalendarFile.ContentType)));
        Map(routes, "/contacts/{key}.vcf", context => Found(context, "contacts",
            entry => entry.Item is Contact { Withheld: false } ? Text(VCard.Of(context.Reader(), entry), VCard.ContentType) : Results.NotFound()));
        Map(routes, "/updates/feed.atom", context => Results.Bytes(Feeds.Atom(context.Reader(), Origin(context)), Feeds.AtomType));
        Map(routes, "/updates/feed.json", context => Results.Bytes(Feeds.Json(context.Reader(), Origin(context)), Feeds.JsonType));
        Map(routes, "/updates/topics/{topic}/feed.atom", context => OfTopic(context, topic => Results.Bytes(Feeds.Atom(context.Reader(), Origin(context), topic), Feeds.AtomType)));
        Map(routes, "/updates/topics/{topic}/feed.json", context => OfTopic(context, topic => Results.Bytes(Feeds.Json(context.Reader(), Origin(context), topic), Feeds.JsonType)));
        routes.MapMethods("/share/{folder}/{key}.png", ["GET", "HEAD"], SocialCards.AnswerAsync).WithMetadata(new FinishedAttribute { IsOpen = true });
        routes.MapMethods("/sitemap.xml", ["GET", "HEAD"], SitemapAsync).WithMetadata(new FinishedAttribute());
        Map(routes, "/robots.txt", context => Text($"User-agent: *\nAllow: /\n\nSitemap: {Origin(context)}/sitemap.xml\n", "text/plain; charset=utf-8"));
        routes.MapMethods("/media/{hash}/{width:int}/{name}", ["GET", "HEAD"], RenditionAsync).WithMetadata(new FinishedAttribute { IsOpen = true });
        routes.MapMethods("/media/{hash}/{name}", ["GET", "HEAD"], MediaAsync).WithMetadata(new FinishedAttribute { IsOpen = true });
    }

    /// <summary>The site's own origin as the request names it; the host was checked against the sites' hosts.</summary>
    private static string Origin(HttpContext context) => context.Request.Origin();

    private static void Map(IEndpointRouteBuilder routes, string pattern, Func<HttpContext, IResult> answer) =>
        routes.MapMethods(pattern, ["GET", "HEAD"], (HttpContext context) => answer(context)).WithMetadata(new FinishedAttribute { IsOpen = true });

    /// <summary>Other modules publish without a publication of content, so the map is made anew after a minute.</summary>
    private static async Task<IResult> SitemapAsync(HttpContext context, IEnumerable<IModulePages> modules, CancellationToken cancel)
    {
        var (reader, others) = (context.Reader(), new List<ModulePage>());
        foreach (var module in modules)
        {
            others.AddRange(await module.OfAsync(reader.Site.Id, cancel));
        }

        reader.ChangesAt(reader.Site.Clock.Now + Sitemap.KeptFor);
        return Results.Bytes(Sitemap.Of(reader, Origin(context), others), Sitemap.ContentType);
    }

    private static IResult OfTopic(HttpContext context, Func<string, IResult> answer) =>
        context.Request.RouteValues["topic"] is string topic && Vocabulary.Topics.Split(' ').Contains(topic) ? answer(topic) : Results.NotFound();

    private static IResult Text(string text, string type) => Results.Bytes(Encoding.UTF8.GetBytes(text), type);

    private static IResult Found(HttpContext context, string folder, Func<Entry, IResult> answer) =>
        context.Request.RouteValues["key"] is string key && context.Reader().Find(folder, key) is { } entry ? answer(entry) : Results.NotFound();

    private static async Task<IResult> MediaAsync(string hash, string name, HttpContext context, Publisher publisher, CancellationToken cancel)
    {
        var known = Find(context, hash, media => Path.GetFileName(media) == name);
        return known.Value is not null && await publisher.BytesAsync(known.Value.Hash, cancel) is { } bytes ? ForGood(context, bytes, name) : Results.NotFound();
    }

    /// <summary>A picture that cannot be made smaller is sent as it is.</summary>
    private static async Task<IResult> RenditionAsync(string hash, int width, string name, HttpContext context, Publisher publisher, CancellationToken cancel)
    {
        var ending = Path.GetExtension(name).TrimStart('.');
        var known = Find(context, hash, media => Path.GetFileNameWithoutExtension(media) == Path.GetFileNameWithoutExtension(name));
        if (ending is not (Renditions.Webp or Renditions.Jpeg) || known.Value is null || !Renditions.Of(known.Value).Contains(width) || await publisher.BytesAsync(known.Value.Hash, cancel) is not { } bytes)
        {
            return Results.NotFound();
        }

        try
        {
            return ForGood(context, Renditions.Make(bytes, width, ending), name);
        }
        catch (NetVips.VipsException)
        {
            return ForGood(context, bytes, known.Key);
        }
    }

    private static KeyValuePair<string, MediaFile> Find(HttpContext context, string hash, Func<string, bool> isName) => hash.Length != MediaAddress.HashLength ? default
        : context.Reader().Site.Media.FirstOrDefault(media => media.Value.Hash.StartsWith(hash, StringComparison.Ordinal) && isName(media.Key));

    private static IResult ForGood(HttpContext context, byte[] bytes, string name)
    {
        context.Response.Headers.CacheControl = FinishedAttribute.Immutable;
        return Results.Bytes(bytes, MediaTypes.Of(name));
    }
}

/// <summary>Content types of the files that may be published.</summary>
public static class MediaTypes
{
    private static readonly Microsoft.AspNetCore.StaticFiles.FileExtensionContentTypeProvider Known = new();

    public static string Of(string name) => Known.TryGetContentType(name, out var type) ? type : "application/octet-stream";
}
