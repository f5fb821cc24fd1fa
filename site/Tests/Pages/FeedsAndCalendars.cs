using System.Net;
using System.ServiceModel.Syndication;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Ical.Net;
using Ical.Net.DataTypes;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Pages;

/// <summary>What other programs read is read here by parsers that are not ours.</summary>
public sealed class FeedsAndCalendars : IAsyncLifetime
{
    private SiteFixture _fixture = null!;

    public async ValueTask InitializeAsync() => _fixture = await SiteFixture.StartAsync(Engine.Sqlite);

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Both_feeds_hold_the_same_updates()
    {
        using var xml = XmlReader.Create(new StringReader(await _fixture.On().TextAsync("/updates/feed.atom")));
        var atom = SyndicationFeed.Load(xml);
        using var json = JsonDocument.Parse(await _fixture.On().TextAsync("/updates/feed.json"));
        Assert.NotEmpty(atom.Items);
        Assert.Equal(atom.Items.Select(item => item.Id), json.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task What_is_not_translated_says_so_in_both_feeds()
    {
        using var content = new TestContent()
            .Write("thurrock/updates/both.md", "---\ntitle: Both\nsummary: Two languages.\ndate: 2026-11-20\n---\nWords.\n")
            .Write("thurrock/updates/both.ur.md", "---\ntitle: دونوں\nsummary: دو زبانیں۔\ntranslated-from: 000000000001\n---\nالفاظ\n")
            .Write("thurrock/updates/english.md", "---\ntitle: English\nsummary: One language.\ndate: 2026-11-19\n---\nWords.\n");
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite, content.Folder);
        var feed = XDocument.Parse(await fixture.On().TextAsync("/ur/updates/feed.atom")).Root!;
        using var json = JsonDocument.Parse(await fixture.On().TextAsync("/ur/updates/feed.json"));
        var languages = feed.Elements(feed.Name.Namespace + "entry").Select(entry => (entry.Attribute(XNamespace.Xml + "lang") ?? feed.Attribute(XNamespace.Xml + "lang"))!.Value).ToList();
        Assert.Equal(["ur", "en"], languages);
        Assert.Equal(languages, json.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("language").GetString()!));
    }

    [Theory]
    [InlineData("", "en")]
    [InlineData("/ur", "ur")]
    public async Task A_topics_feeds_hold_that_topic_only_in_each_language(string prefix, string language)
    {
        var topics = (await _fixture.On().PageAsync("/updates")).QuerySelectorAll("select[name=topic] option").Select(option => option.GetAttribute("value")!).Where(topic => topic.Length > 0).ToList();
        Assert.NotEmpty(topics);
        foreach (var topic in topics)
        {
            var list = await _fixture.On().PageAsync($"{prefix}/updates?topic={topic}");
            var shown = list.QuerySelectorAll(".pp-list__title a").Select(link => link.GetAttribute("href")).ToList();
            var atom = await AtomAsync($"{prefix}/updates/topics/{topic}/feed.atom");
            var json = await JsonFeedAsync($"{prefix}/updates/topics/{topic}/feed.json");
            Assert.Equal(language, atom.Language);
            Assert.Equal(shown, atom.Items.Select(item => item.Links.Single(link => link.RelationshipType == "alternate").Uri.AbsolutePath));
            Assert.Equal(atom.Items.Select(item => item.Id), json);
            Assert.Single(list.QuerySelectorAll($"a[href='{prefix}/updates/topics/{topic}/feed.json']"));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await _fixture.On().GetAsync(prefix + "/updates/topics/nonsense/feed.atom")).StatusCode);
    }

    [Fact]
    public async Task Every_page_names_both_feeds()
    {
        var types = (await _fixture.On().PageAsync("/ur/worried")).QuerySelectorAll("head link[rel=alternate][type]").ToDictionary(link => link.GetAttribute("type")!, link => link.GetAttribute("href"));
        Assert.Equal("/ur/updates/feed.atom", types["application/atom+xml"]);
        Assert.Equal("/ur/updates/feed.json", types["application/feed+json"]);
    }

    private async Task<SyndicationFeed> AtomAsync(string address)
    {
        using var xml = XmlReader.Create(new StringReader(await _fixture.On().TextAsync(address)));
        return SyndicationFeed.Load(xml);
    }

    /// <summary>The ids of a feed that keeps JSON Feed 1.1: what it requires is there, its own names only, addresses whole, times as RFC 3339 has them.</summary>
    private async Task<IReadOnlyList<string>> JsonFeedAsync(string address)
    {
        var answer = await _fixture.On().GetAsync(address);
        Assert.Equal("application/feed+json", answer.Content.Headers.ContentType!.MediaType);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var feed = json.RootElement;
        Assert.Equal("https://jsonfeed.org/version/1.1", feed.GetProperty("version").GetString());
        Assert.NotEmpty(feed.GetProperty("title").GetString()!);
        Assert.Equal(address, new Uri(feed.GetProperty("feed_url").GetString()!).AbsolutePath);
        Assert.Subset(new HashSet<string>(["version", "title", "home_page_url", "feed_url", "description", "language", "authors", "items", "icon", "favicon"]), feed.EnumerateObject().Select(field => field.Name).ToHashSet());
        var items = feed.GetProperty("items").EnumerateArray().ToList();
        foreach (var item in items)
        {
            Assert.Subset(new HashSet<string>(["id", "url", "title", "summary", "content_html", "content_text", "date_published", "date_modified", "language", "tags"]), item.EnumerateObject().Select(field => field.Name).ToHashSet());
            Assert.True(Uri.IsWellFormedUriString(item.GetProperty("url").GetString(), UriKind.Absolute));
            Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z)$", item.GetProperty("date_published").GetString());
            Assert.Equal(JsonValueKind.String, item.GetProperty("content_html").ValueKind);
            Assert.All(item.GetProperty("tags").EnumerateArray(), tag => Assert.Equal(JsonValueKind.String, tag.ValueKind));
        }

        var ids = items.Select(item => item.GetProperty("id").GetString()!).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        return ids;
    }

    [Fact]
    public async Task A_weekly_series_keeps_its_hour_when_the_clocks_go_forward()
    {
        var calendar = Calendar.Load(await _fixture.On().TextAsync("/events/talking-at-home-course/calendar.ics"))!;
        var starts = Assert.Single(calendar.Events)!.GetOccurrences(new CalDateTime(2027, 1, 1)).Take(5).Select(occurrence => occurrence.Period.StartTime).ToList();
        Assert.Equal(5, starts.Count);
        Assert.All(starts, start => Assert.Equal(18, start.Value.Hour));
        Assert.Equal([18, 18, 17, 17, 17], starts.Select(start => start.AsUtc.Hour));
    }

    [Fact]
    public async Task A_date_that_is_left_out_is_not_listed()
    {
        var page = await _fixture.On().PageAsync("/events/community-question-evening");
        Assert.DoesNotContain("18 February 2027", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("18 March 2027", page.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_has_ended_leaves_the_list_by_itself()
    {
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite, now: new DateTimeOffset(2026, 12, 17, 19, 59, 58, TimeSpan.Zero));
        Assert.Contains("17 December 2026", (await fixture.On().PageAsync("/events")).Body!.TextContent, StringComparison.Ordinal);
        fixture.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 17, 20, 0, 1, TimeSpan.Zero));
        Assert.DoesNotContain("17 December 2026", (await fixture.On().PageAsync("/events")).Body!.TextContent, StringComparison.Ordinal);
    }
}
