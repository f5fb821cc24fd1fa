using System.ServiceModel.Syndication;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Encodings.Web;
using System.Xml;
using PreventPublic.Cms.Markup;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;

namespace PreventPublic.Cms.Features.ReadUpdates;

/// <summary>The newest updates as Atom (RFC 4287) and JSON Feed 1.1.</summary>
public static class Feeds
{
    public const string AtomType = "application/atom+xml; charset=utf-8";
    public const string JsonType = "application/feed+json; charset=utf-8";
    private const int Length = 30;

    private static readonly XmlQualifiedName LanguageAttribute = new("lang", "http://www.w3.org/XML/1998/namespace");

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The address, without language and ending, of the feed of everything, or of one topic.</summary>
    public static string AddressOf(string? topic) => topic is null ? "/updates/feed" : $"/updates/topics/{topic}/feed";

    public static byte[] Atom(Reader reader, string origin, string? topic = null)
    {
        var entries = Newest(reader, topic);
        var feed = new SyndicationFeed(TitleOf(reader, topic), reader.Text(reader.Settings.Summary), new Uri(origin + reader.Href(PageOf(topic))))
        {
            Id = origin + reader.Href(PageOf(topic)),
            Language = reader.Language.Code,
            LastUpdatedTime = entries.Count == 0 ? DateTimeOffset.UnixEpoch : entries.Max(entry => Changed(reader, entry)),
            Items = [.. entries.Select(entry => Item(reader, entry, origin))],
        };
        feed.Authors.Add(new SyndicationPerson { Name = reader.Settings.Council });
        feed.Links.Add(SyndicationLink.CreateSelfLink(new Uri(origin + reader.Href(AddressOf(topic) + ".atom")), "application/atom+xml"));
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            feed.SaveAsAtom10(writer);
        }

        return stream.ToArray();
    }

    public static byte[] Json(Reader reader, string origin, string? topic = null)
    {
        var items = Newest(reader, topic).Select(entry => (JsonNode)new JsonObject
        {
            ["id"] = origin + reader.Href(entry.Address!),
            ["url"] = origin + reader.Href(entry.Address!),
            ["title"] = reader.Title(entry),
            ["summary"] = reader.Summary(entry),
            ["content_html"] = BodyOf(reader, entry, origin),
            ["date_published"] = Moment(reader, entry).ToString("yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture),
            ["date_modified"] = Changed(reader, entry).ToString("yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture),
            ["language"] = entry.In(reader.Language).Language.Code,
            ["tags"] = new JsonArray([.. entry.Item.Topics.Select(topic => (JsonNode)reader.Words["topic." + topic])]),
        });
        return Encoding.UTF8.GetBytes(new JsonObject
        {
            ["version"] = "https://jsonfeed.org/version/1.1",
            ["title"] = TitleOf(reader, topic),
            ["home_page_url"] = origin + reader.Href(PageOf(topic)),
            ["feed_url"] = origin + reader.Href(AddressOf(topic) + ".json"),
            ["language"] = reader.Language.Code,
            ["items"] = new JsonArray([.. items]),
        }.ToJsonString(Readable));
    }

    private static SyndicationItem Item(Reader reader, Entry entry, string origin)
    {
        var (address, language) = (origin + reader.Href(entry.Address!), entry.In(reader.Language).Language);
        var item = new SyndicationItem
        {
            Id = address,
            Title = new TextSyndicationContent(reader.Title(entry)),
            Summary = new TextSyndicationContent(reader.Summary(entry) ?? ""),
            Content = new TextSyndicationContent(BodyOf(reader, entry, origin), TextSyndicationContentKind.Html),
            PublishDate = Moment(reader, entry),
            LastUpdatedTime = Changed(reader, entry),
            Links = { SyndicationLink.CreateAlternateLink(new Uri(address)) },
        };
        if (language != reader.Language)
        {
            item.AttributeExtensions.Add(LanguageAttribute, language.Code);
        }

        return item;
    }

    private static List<Entry> Newest(Reader reader, string? topic) =>
        [.. UpdateList.Newest(reader).Where(entry => topic is null || entry.Item.Topics.Contains(topic)).Take(Length)];

    private static string PageOf(string? topic) => topic is null ? "/updates" : "/updates?topic=" + topic;

    private static string TitleOf(Reader reader, string? topic) =>
        (reader.Page("updates") is { } page ? reader.Title(page) + ": " : "") + (topic is null ? "" : reader.Words["topic." + topic] + ": ") + reader.Text(reader.Settings.Title);

    /// <summary>With whole addresses: what reads a feed is on another site.</summary>
    private static string BodyOf(Reader reader, Entry entry, string origin) => PageRenderer.Render(reader, entry.In(reader.Language).Body).ToString()
        .Replace(" href=\"/", $" href=\"{origin}/", StringComparison.Ordinal).Replace(" src=\"/", $" src=\"{origin}/", StringComparison.Ordinal);

    /// <summary>When it was last saved, if that was after the day it was news.</summary>
    private static DateTimeOffset Changed(Reader reader, Entry entry)
    {
        var moment = Moment(reader, entry);
        return entry.Documents.Max(document => document.SavedAt) is { } saved && saved > moment.UtcDateTime ? new DateTimeOffset(DateTime.SpecifyKind(saved, DateTimeKind.Utc)) : moment;
    }

    private static DateTimeOffset Moment(Reader reader, Entry entry) =>
        reader.Site.Clock.At(UpdateList.DayOf(entry).ToDateTime(new TimeOnly(9, 0)));
}
