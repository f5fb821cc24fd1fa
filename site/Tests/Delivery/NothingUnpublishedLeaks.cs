using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Cms.Features.Api;
using PreventPublic.Cms.Features.Search.Index;
using PreventPublic.Cms.Published;
using PreventPublic.Core.Languages;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Delivery;

/// <summary>Everything that anybody can ask is asked, in every language, and compared with what is published.</summary>
public sealed class NothingUnpublishedLeaks
{
    private const string Secret = "quartzfjord";

    [Fact]
    public async Task Drafts_withdrawn_pages_coming_news_private_fields_and_unconfirmed_numbers_are_nowhere()
    {
        using var content = new TestContent("ur,ro");
        content.Page("open", "Open", "For everybody.").Page("gone", "Gone", $"Text {Secret}one.").Page("drafted", "Drafted", "As published.")
            .Contact("shown", "01234 500100")
            .Write("thurrock/contacts/held.md", $"---\ntitle: Held\nneeds: [child]\nphone: \"09999 777333\"\nemail: {Secret}@example.gov.uk\nwithheld: true\nuntil-then: shown\nsource: a test\n---\n")
            .Write("thurrock/updates/tomorrow.md", $"---\ntitle: Tomorrow {Secret}two\nsummary: S.\ndate: 2027-01-05\n---\nBody.\n")
            .Write("thurrock/banners/later.md", $"---\ntitle: Later {Secret}three\nlevel: emergency\nfrom: 2027-01-05 10:00\n---\n")
            .Event("evening", 5, $"online: true\njoin-link: https://meet.example.org/{Secret}four");
        await using var fixture = await Api.StartAsync(content.Folder);

        // The control: what is published is there to be found.
        Assert.Contains($"{Secret}one", await EverythingAsync(fixture), StringComparison.Ordinal);
        File.Delete(Path.Combine(content.Folder, "thurrock", "pages", "gone.md"));
        await fixture.ImportAsync(content.Folder, withdraw: true);
        content.Page("drafted", "Drafted", $"Text {Secret}five.");
        await fixture.ImportAsync(content.Folder, publish: false);
        await fixture.RefreshAsync();
        await fixture.Services.GetRequiredService<SearchIndexer>().FollowAsync(rebuild: true, null, CancellationToken.None);
        var all = await EverythingAsync(fixture);
        Assert.DoesNotContain(Secret, all, StringComparison.Ordinal);
        Assert.DoesNotContain("777333", all, StringComparison.Ordinal);
        Assert.DoesNotContain("777 333", all, StringComparison.Ordinal);
        Assert.Contains("01234 500100", all, StringComparison.Ordinal);

        // Nor may a number be guessed: a condition on what is not shown holds for nothing.
        Assert.Empty((await fixture.On().JsonAsync($"/api/v1/entries?type=contact&where={Uri.EscapeDataString("phone:09999 777333")}")).Items());
        Assert.Empty((await fixture.On().JsonAsync($"/api/v1/entries?type=contact&where=email:{Secret}@example.gov.uk")).Items());
        Assert.Single((await fixture.On().JsonAsync($"/api/v1/entries?type=contact&where={Uri.EscapeDataString("phone:01234 500100")}")).Items());
    }

    [Theory]
    [InlineData("thurrock")]
    [InlineData("newham")]
    public async Task The_api_has_exactly_what_is_published_in_each_language(string id)
    {
        await using var fixture = await Api.StartAsync();
        var site = fixture.Services.GetRequiredService<Publisher>().Current.Sites[id];
        var should = site.Entries.Where(entry => entry.Type.IsDelivered && (entry.Item is not PreventPublic.Cms.Types.Update update || update.Date <= site.Clock.Today) && (entry.Item is not PreventPublic.Cms.Types.Banner banner || Shown(site, banner)));
        foreach (var language in site.Languages)
        {
            var all = await fixture.On().EverythingAsync($"site={id}&language={language.Code}&limit=100&fields=title");
            Assert.Equal(should.Select(entry => $"{entry.Name} {(entry.IsIn(language) ? language : Language.English).Code}").Order(), all.Select(entry => $"{entry["name"]} {entry["language"]}").Order());
        }
    }

    private static bool Shown(SiteContent site, PreventPublic.Cms.Types.Banner banner) =>
        (banner.From is not { } from || site.Clock.At(from) <= site.Clock.Now) && (banner.Until is not { } until || site.Clock.At(until) > site.Clock.Now);

    /// <summary>Follows every address that an answer names, from the examples of all operations, for all languages.</summary>
    private static async Task<string> EverythingAsync(SiteFixture fixture)
    {
        var desk = fixture.Services.GetRequiredService<ApiDesk>();
        var ask = new Queue<string>(desk.Operations.Where(operation => operation is { Method: "GET", NeedsToken: false }).Select(operation => operation.Example)
            .Concat(["/api/v1/entries?body=html,text,markdown&include=contacts,pages,events,updates,media&depth=2&limit=100", "/sitemap.xml", "/updates/feed.json", "/updates/feed.atom", "/events/calendar.ics"])
            .Concat(new[] { "quartzfjord", "held", "tomorrow", "later", "drafted", "gone", "evening" }.SelectMany(word => new[] { $"/api/v1/search?q={word}", $"/api/v1/suggest?q={word}", $"/search?q={word}" }))
            .Concat(new[] { "pages/gone", "pages/drafted", "contacts/held", "updates/tomorrow", "banners/later", "events/evening", "search/words", "site/site" }.Select(name => $"/api/v1/entries/{name}?body=html,text,markdown"))
            .SelectMany(address => address.StartsWith("/api/", StringComparison.Ordinal) && !address.Contains("language=", StringComparison.Ordinal) ? new[] { "", "ur", "ro" }.Select(code => code.Length == 0 ? address : $"{address}{(address.Contains('?') ? '&' : '?')}language={code}") : [address]));
        var (seen, text) = (new HashSet<string>(), new System.Text.StringBuilder());
        while (ask.TryDequeue(out var address))
        {
            if (!seen.Add(address))
            {
                continue;
            }

            var response = await fixture.On().GetAsync(address);
            Assert.True((int)response.StatusCode < 500, $"{address} answered {(int)response.StatusCode}");
            var answer = await response.Content.ReadAsStringAsync();
            if (!address.Contains("/search?", StringComparison.Ordinal) || address.StartsWith("/api/", StringComparison.Ordinal))
            {
                text.Append(answer);
            }

            if (response.StatusCode == HttpStatusCode.OK && answer.StartsWith('{'))
            {
                foreach (var next in Named(JsonNode.Parse(answer)!))
                {
                    ask.Enqueue(next);
                }
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string> Named(JsonNode node) => node switch
    {
        JsonObject json => json.SelectMany(pair => pair.Value is null ? [] : (pair.Key, pair.Value) is ("name", JsonValue name) && name.TryGetValue<string>(out var text) && text.Contains('/') ? [$"/api/v1/entries/{text}?body=html,text,markdown"] : Named(pair.Value)),
        JsonArray list => list.OfType<JsonNode>().SelectMany(Named),
        JsonValue value when value.TryGetValue<string>(out var text) && text.StartsWith("/api/", StringComparison.Ordinal) => [text],
        _ => [],
    };
}
