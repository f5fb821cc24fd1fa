using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Cms.Published;
using PreventPublic.Core.Web;
using PreventPublic.Testing;
using PreventPublic.Tests.Pages.Feeds;
using Xunit;

namespace PreventPublic.Tests.Pages;

/// <summary>Every feed and calendar, of everything and of each topic, in each language of both councils, as libxml2, ajv and ical.js read it.</summary>
public sealed class FeedsAreValid(ITestOutputHelper output) : IDisposable
{
    private const string Atom = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>News</title><id>http://x.example/</id><updated>2026-11-23T09:00:00Z</updated>"
        + "<author><name>A council</name></author><link rel=\"self\" href=\"http://x.example/feed.atom\"/><entry><id>http://x.example/1</id><title>One</title>"
        + "<updated>2026-11-23T09:00:00Z</updated><link rel=\"alternate\" href=\"http://x.example/1\"/><content type=\"html\">&lt;p&gt;</content></entry></feed>";

    private const string Json = """{"version":"https://jsonfeed.org/version/1.1","title":"News","items":[{"id":"1","url":"http://x.example/1","content_html":"<p>","date_published":"2026-11-23T09:00:00Z"}]}""";

    private static readonly string Calendar = string.Join("\r\n",
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//A test//EN", "BEGIN:VEVENT", "UID:1@x.example", "DTSTAMP:20261123T090000Z", "DTSTART:20261123T100000Z", "DTEND:20261123T110000Z", "SUMMARY:One", "END:VEVENT", "END:VCALENDAR", "");

    private readonly FeedValidator _feeds = new();

    public void Dispose() => _feeds.Dispose();

    [Theory]
    [InlineData("thurrock")]
    [InlineData("newham")]
    public async Task Each_feed_is_what_its_specification_asks(string council)
    {
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite);
        var site = fixture.On($"{council}.localhost");
        var languages = fixture.Services.GetRequiredService<Publisher>().Current.Sites[council].Languages;
        var events = fixture.Services.GetRequiredService<Publisher>().Current.Sites[council].In("events").ToList();
        var topics = (await site.PageAsync("/updates")).QuerySelectorAll("select[name=topic] option").Select(option => option.GetAttribute("value")!).Where(topic => topic.Length > 0);
        string[] feeds = ["/updates/feed", .. topics.Select(topic => $"/updates/topics/{topic}/feed")];
        string[] calendars = ["/events", .. events.Select(entry => entry.Address!), .. events.SelectMany(entry => entry.Item.Topics).Distinct().Select(topic => $"/events/topics/{topic}")];
        string[] files = [.. feeds.SelectMany(feed => new[] { feed + ".atom", feed + ".json" }), .. calendars.Select(calendar => calendar + "/calendar.ics")];
        foreach (var address in languages.SelectMany(language => files.Select(file => Visit.Href(file, language))))
        {
            _feeds.Add(address[1..].Replace('/', '-'), await site.TextAsync(address));
        }

        output.WriteLine($"{council}: {_feeds.Count} feeds and calendars in {languages.Count} languages");
        Assert.InRange(languages.Count, 5, 20);
        Assert.Empty(_feeds.Faults());
    }

    /// <summary>The control: one thing wrong in each.</summary>
    [Fact]
    public void What_is_not_valid_is_seen()
    {
        (string Name, string Feed)[] broken =
        [
            ("a-day-for-a-time.atom", Atom.Replace("T09:00:00Z", "", StringComparison.Ordinal)),
            ("a-time-of-nowhere.atom", Atom.Replace("09:00:00Z", "09:00:00", StringComparison.Ordinal)),
            ("a-type-of-its-own.atom", Atom.Replace("\"html\"", "\"markdown\"", StringComparison.Ordinal)),
            ("an-entry-twice.atom", Atom.Replace("</feed>", Atom[Atom.IndexOf("<entry>", StringComparison.Ordinal)..], StringComparison.Ordinal)),
            ("by-nobody.atom", Atom.Replace("<author><name>A council</name></author>", "", StringComparison.Ordinal)),
            ("half-an-address.atom", Atom.Replace("alternate\" href=\"http://x.example", "alternate\" href=\"", StringComparison.Ordinal)),
            ("no-id.atom", Atom.Replace("<id>http://x.example/1</id>", "", StringComparison.Ordinal)),
            ("not-xml.atom", Atom.Replace("</feed>", "", StringComparison.Ordinal)),
            ("a-name-of-its-own.json", Json.Replace("\"url\"", "\"link\"", StringComparison.Ordinal)),
            ("a-day-for-a-time.json", Json.Replace("T09:00:00Z", "", StringComparison.Ordinal)),
            ("an-older-version.json", Json.Replace("1.1", "1", StringComparison.Ordinal)),
            ("no-content.json", Json.Replace(",\"content_html\":\"<p>\"", "", StringComparison.Ordinal)),
            ("not-json.json", Json[1..]),
            ("a-day-that-is-none.ics", Calendar.Replace("DTSTART:20261123T", "DTSTART:2026-11-23 ", StringComparison.Ordinal)),
            ("a-long-line.ics", Calendar.Replace("One", new string('x', 90), StringComparison.Ordinal)),
            ("a-zone-of-its-own.ics", Calendar.Replace("DTSTART:20261123T100000Z", "DTSTART;TZID=Nowhere:20261123T100000", StringComparison.Ordinal)),
            ("an-end-before-it-began.ics", Calendar.Replace("T110000Z", "T090000Z", StringComparison.Ordinal)),
            ("by-no-program.ics", Calendar.Replace("PRODID:-//A test//EN\r\n", "", StringComparison.Ordinal)),
            ("lines-of-another-kind.ics", Calendar.Replace("\r\n", "\n", StringComparison.Ordinal)),
            ("no-stamp.ics", Calendar.Replace("DTSTAMP:20261123T090000Z\r\n", "", StringComparison.Ordinal)),
            ("not-ended.ics", Calendar.Replace("END:VCALENDAR\r\n", "", StringComparison.Ordinal)),
        ];
        _feeds.Add("as-it-should-be.atom", Atom);
        _feeds.Add("as-it-should-be.json", Json);
        _feeds.Add("as-it-should-be.ics", Calendar);
        foreach (var (name, feed) in broken)
        {
            _feeds.Add(name, feed);
        }

        Assert.Equal(broken.Select(one => one.Name).Order(StringComparer.Ordinal), _feeds.Faults().Select(fault => fault.Split(':')[0]).Distinct().Order(StringComparer.Ordinal));
    }
}
