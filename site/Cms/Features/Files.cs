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
        Map(routes, "/share/{folder}/{key}.png", context => SocialCards.Answer(context, context.RequestServices.GetRequiredService<SocialCards>()));
        routes.MapMethods("/sitemap.xml", ["GET", "HEAD"], SitemapAsync).WithMetadata(new FinishedAttribute());
        Map(routes, "/robots.txt", context => Text($"User-agent: *\nAllow: /\n\nSitemap: {Origin(context)}/sitemap.xml\n", "text/plain; charset=utf-8"));
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
        var site = context.Reader().Site;
        var known = site.Media.FirstOrDefault(media => media.Value.StartsWith(hash, StringComparison.Ordinal) && Path.GetFileName(media.Key) == name);
        if (hash.Length != MediaAddress.HashLength || known.Value is null || await publisher.BytesAsync(known.Value, cancel) is not { } bytes)
        {
            return Results.NotFound();
        }

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
