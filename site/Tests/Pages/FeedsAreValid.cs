using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Cms.Published;
using PreventPublic.Core.Web;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Pages;

/// <summary>Every feed, of everything and of each topic, in each language of both councils, as libxml2 and ajv read it: <c>Feeds/validate.mjs</c> beside this file.</summary>
public sealed class FeedsAreValid(ITestOutputHelper output) : IDisposable
{
    private const string Atom = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>News</title><id>http://x.example/</id><updated>2026-11-23T09:00:00Z</updated>"
        + "<author><name>A council</name></author><link rel=\"self\" href=\"http://x.example/feed.atom\"/><entry><id>http://x.example/1</id><title>One</title>"
        + "<updated>2026-11-23T09:00:00Z</updated><link rel=\"alternate\" href=\"http://x.example/1\"/><content type=\"html\">&lt;p&gt;</content></entry></feed>";

    private const string Json = """{"version":"https://jsonfeed.org/version/1.1","title":"News","items":[{"id":"1","url":"http://x.example/1","content_html":"<p>","date_published":"2026-11-23T09:00:00Z"}]}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("prevent-feeds-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("thurrock")]
    [InlineData("newham")]
    public async Task Each_feed_is_what_its_specification_asks(string council)
    {
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite);
        var site = fixture.On($"{council}.localhost");
        var languages = fixture.Services.GetRequiredService<Publisher>().Current.Sites[council].Languages;
        var topics = (await site.PageAsync("/updates")).QuerySelectorAll("select[name=topic] option").Select(option => option.GetAttribute("value")!).Where(topic => topic.Length > 0);
        string[] feeds = ["/updates/feed", .. topics.Select(topic => $"/updates/topics/{topic}/feed")];
        foreach (var address in languages.SelectMany(language => feeds.SelectMany(feed => new[] { ".atom", ".json" }.Select(ending => Visit.Href(feed + ending, language)))))
        {
            Keep(address[1..].Replace('/', '-'), await site.TextAsync(address));
        }

        output.WriteLine($"{council}: {Directory.GetFiles(_folder).Length} feeds in {languages.Count} languages");
        Assert.InRange(languages.Count, 5, 20);
        Assert.Empty(Faults());
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
        ];
        Keep("as-it-should-be.atom", Atom);
        Keep("as-it-should-be.json", Json);
        foreach (var (name, feed) in broken)
        {
            Keep(name, feed);
        }

        Assert.Equal(broken.Select(one => one.Name).Order(StringComparer.Ordinal), Faults().Select(fault => fault.Split(':')[0]).Distinct().Order(StringComparer.Ordinal));
    }

    private void Keep(string name, string feed) => File.WriteAllText(Path.Combine(_folder, name), feed);

    private string[] Faults()
    {
        var (code, text) = Shell.Run("node", Path.Combine(Repository.Root, "site/Tests/Pages/Feeds/validate.mjs"), _folder);
        var faults = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return (code == 0) == (faults.Length == 0) ? faults : throw new InvalidOperationException($"The validator ended with {code}: {text}");
    }
}
