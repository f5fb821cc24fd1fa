using System.Net;
using System.Text.Json.Nodes;
using PreventPublic.Testing;
using PreventPublic.Tests.Meeting;
using Xunit;

namespace PreventPublic.Tests.Delivery;

/// <summary>Lists, single entries, addresses, walks: what a front end asks for.</summary>
public sealed class EntriesAreDelivered : IAsyncLifetime
{
    private SiteFixture _fixture = null!;

    public async ValueTask InitializeAsync() => _fixture = await Api.StartAsync();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Theory]
    [InlineData("sort=address")]
    [InlineData("sort=-title&language=ur")]
    [InlineData("sort=updated&type=page,contact")]
    [InlineData("sort=-date&type=update")]
    public async Task Pages_of_a_list_give_each_entry_once_in_order(string query)
    {
        var whole = await _fixture.On().EverythingAsync($"{query}&limit=100&fields=title");
        var piecemeal = await _fixture.On().EverythingAsync($"{query}&limit=7&fields=title");
        Assert.NotEmpty(whole);
        Assert.Equal(Names(whole), Names(piecemeal));
        Assert.Equal(whole.Count, Names(whole).Distinct().Count());
        Assert.Equal(whole.Count, (int)(await _fixture.On().JsonAsync($"/api/v1/entries?{query}&total=true&limit=1"))["total"]!);
    }

    [Fact]
    public async Task Only_what_is_asked_for_comes()
    {
        var lean = (await _fixture.On().JsonAsync("/api/v1/entries?type=resource&where=kind:training&fields=title,kind&limit=50")).Items().ToList();
        Assert.NotEmpty(lean);
        Assert.All(lean, entry => Assert.Equal(["name", "type", "key", "site", "language", "title", "fields"], entry.Select(pair => pair.Key)));
        Assert.All(lean, entry => Assert.Equal("training", (string?)entry["fields"]!["kind"]));
        Assert.All((await _fixture.On().JsonAsync("/api/v1/entries?under=/worried&limit=50")).Items(), entry => Assert.StartsWith("/worried/", (string?)entry["address"], StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_comes_in_three_forms_with_what_it_shows()
    {
        var answer = await _fixture.On().JsonAsync("/api/v1/entries/pages/worried/child?language=ur&body=html,text,markdown&include=contacts,pages&depth=2");
        var body = answer["entry"]!["body"]!;
        Assert.Contains("pp-contact", (string?)body["html"], StringComparison.Ordinal);
        Assert.DoesNotContain("<", (string?)body["text"], StringComparison.Ordinal);
        Assert.Contains("{#who}", (string?)body["markdown"], StringComparison.Ordinal);
        Assert.DoesNotContain("{{", (string?)body["markdown"], StringComparison.Ordinal);
        Assert.Equal("ur", (string?)answer["entry"]!["language"]);
        Assert.NotNull(answer["included"]!["contacts/act-early"]!["fields"]!["phone"]);
    }

    [Fact]
    public async Task Old_addresses_lead_to_new_ones()
    {
        var moved = await _fixture.On().GetAsync("/api/v1/address?path=/toolkit");
        Assert.Equal(HttpStatusCode.MovedPermanently, moved.StatusCode);
        var entry = await _fixture.On().JsonAsync(moved.Headers.Location!.OriginalString);
        Assert.Equal("/venue-hire", (string?)entry["entry"]!["address"]);
        await _fixture.On().JsonAsync("/api/v1/address?path=/never-was", HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("path=/ur/venue-hire/", "/venue-hire", "ur")]
    [InlineData("path=/ur", "/", "ur")]
    [InlineData("path=/ro/worried&language=ur", "/worried", "ur")]
    [InlineData("path=/worried/", "/worried", "en")]
    public async Task An_address_as_readers_have_it_leads_to_its_entry(string query, string address, string language)
    {
        var moved = await _fixture.On().GetAsync("/api/v1/address?" + query);
        Assert.Equal(HttpStatusCode.MovedPermanently, moved.StatusCode);
        var entry = (await _fixture.On().JsonAsync(moved.Headers.Location!.OriginalString))["entry"]!;
        Assert.Equal((address, language), ((string?)entry["address"], (string?)entry["language"]));
    }

    [Fact]
    public async Task Addresses_are_without_language_and_whole_ones_are_those_of_the_sites_own_pages()
    {
        string[] asked =
        [
            "/api/v1/entries?type=page,event&limit=5", "/api/v1/search?q=worried", "/api/v1/suggest?q=%D8%B1%D8%A7%D8%A8", "/api/v1/events?limit=5", "/api/v1/consultations", "/api/v1/strategy/figures", "/api/v1/contacts",
        ];
        foreach (var one in asked)
        {
            var things = (await _fixture.On().JsonAsync($"{one}{(one.Contains('?', StringComparison.Ordinal) ? '&' : '?')}language=ur&site=newham")).Items().Select(item => item["entry"] as JsonObject ?? item).ToList();
            Assert.NotEmpty(things);
            foreach (var thing in things)
            {
                var (address, url) = ((string?)thing["address"], (string?)thing["url"]);
                Assert.Equal(address is null ? null : $"http://newham.localhost/ur{(address == "/" ? "" : address)}", url);
            }
        }

        var page = (await _fixture.On().JsonAsync("/api/v1/search?q=worried&language=ur")).Items().First()["entry"]!;
        Assert.Equal(HttpStatusCode.OK, (await _fixture.On().GetAsync(new Uri((string)page["url"]!).PathAndQuery)).StatusCode);
    }

    [Fact]
    public async Task Dates_to_come_follow_each_other_page_by_page()
    {
        var whole = (await _fixture.On().JsonAsync("/api/v1/events?limit=200")).Items().Select(item => (string?)item["event"] + item["starts"]).ToList();
        var piecemeal = new List<string>();
        for (string? next = "/api/v1/events?limit=2"; next is not null;)
        {
            var page = await _fixture.On().JsonAsync(next);
            piecemeal.AddRange(page.Items().Select(item => (string?)item["event"] + item["starts"]));
            next = (string?)page["next"];
        }

        Assert.InRange(whole.Count, 4, 199);
        Assert.Equal(whole, piecemeal);
        await _fixture.On().JsonAsync("/api/v1/events?cursor=WyJhZGRyZXNzIiwiYSIsImIiXQ", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Another_version_and_another_host_are_answered_as_programs_want_it()
    {
        Assert.Equal("Not found", (string?)(await _fixture.On().JsonAsync("/api/v2/entries", HttpStatusCode.NotFound))["title"]);
        await using var strict = await SiteFixture.StartAsync(Engine.Sqlite, environment: "Production");
        Assert.Equal("No such host", (string?)(await strict.On("elsewhere.example").JsonAsync("/api/v1/entries", HttpStatusCode.MisdirectedRequest))["title"]);
    }

    [Fact]
    public async Task An_answer_that_is_known_is_not_sent_again_and_anybody_may_read_it()
    {
        var first = await _fixture.On().GetAsync("/api/v1/entries?type=contact");
        Assert.Equal("*", Assert.Single(first.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Equal("cross-origin", Assert.Single(first.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.Equal("Accept-Encoding", Assert.Single(first.Headers.Vary));
        var tag = first.Headers.ETag!.ToString();
        Assert.Equal(HttpStatusCode.NotModified, (await _fixture.On().SendAsync(HttpMethod.Get, "/api/v1/entries?type=contact", ("If-None-Match", tag))).StatusCode);
        var since = first.Content.Headers.LastModified!.Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(HttpStatusCode.NotModified, (await _fixture.On().SendAsync(HttpMethod.Get, "/api/v1/entries?type=contact", ("If-Modified-Since", since))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _fixture.On().SendAsync(HttpMethod.Get, "/api/v1/entries?type=contact", ("If-None-Match", "\"other\""), ("If-Modified-Since", since))).StatusCode);
        var preflight = await _fixture.On().SendAsync(HttpMethod.Options, "/api/v1/flows/venue-hire/walk", ("Origin", "https://example.org"), ("Access-Control-Request-Method", "POST"));
        Assert.Contains("Content-Type", Assert.Single(preflight.Headers.GetValues("Access-Control-Allow-Headers")), StringComparison.Ordinal);
    }

    /// <summary>An entry changes with what it shows of others, and a list when something is taken away, though nothing in them was saved again.</summary>
    [Fact]
    public async Task Whoever_asks_by_date_is_told_of_what_is_shown_within_and_of_what_has_gone()
    {
        using var content = new TestContent();
        content.Contact("one", "01234 500100").Page("shows", "Shows", ":::contact one").Page("goes", "Goes", "Text.").Page("stays", "Stays", "Text.");
        await using var fixture = await Api.StartAsync(content.Folder);
        string[] addresses = ["/api/v1/entries/pages/shows?body=html", "/api/v1/entries?type=page"];
        var (shown, list) = (await SinceAsync(fixture, addresses[0]), await SinceAsync(fixture, addresses[1]));
        fixture.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.NotModified, (await fixture.On().SendAsync(HttpMethod.Get, addresses[0], ("If-Modified-Since", shown))).StatusCode);
        content.Contact("one", "01234 500199");
        File.Delete(Path.Combine(content.Folder, "thurrock", "pages", "goes.md"));
        Assert.True((await fixture.ImportAsync(content.Folder, withdraw: true)).Applied);
        await fixture.RefreshAsync();
        Assert.Equal(HttpStatusCode.OK, (await fixture.On().SendAsync(HttpMethod.Get, addresses[0], ("If-Modified-Since", shown))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await fixture.On().SendAsync(HttpMethod.Get, addresses[1], ("If-Modified-Since", list))).StatusCode);
        Assert.Equal(HttpStatusCode.NotModified, (await fixture.On().SendAsync(HttpMethod.Get, addresses[1], ("If-Modified-Since", await SinceAsync(fixture, addresses[1])))).StatusCode);
    }

    /// <summary>When an answer says that it changed last.</summary>
    private static async Task<string> SinceAsync(SiteFixture fixture, string address) =>
        (await fixture.On().GetAsync(address)).Content.Headers.LastModified!.Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("/updates/feed.atom")]
    [InlineData("/events/calendar.ics")]
    [InlineData("/share/resources/lets-discuss.png")]
    public async Task Other_sites_may_show_what_is_made_for_them(string address)
    {
        for (var time = 0; time < 2; time++)
        {
            var answer = await _fixture.On().GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("cross-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Resource-Policy")));
            Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        }
    }

    [Fact]
    public async Task A_walk_goes_where_the_pages_go_and_keeps_nothing()
    {
        var answers = new JsonObject();
        for (var steps = 0; steps < 40; steps++)
        {
            var walk = (JsonObject)JsonNode.Parse(await (await _fixture.WalkAsync("who-to-contact", new JsonObject { ["answers"] = answers.DeepClone() })).Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
            if (walk["outcome"] is { } outcome)
            {
                Assert.NotEmpty((string?)outcome["title"] ?? "");
                Assert.Null(walk["question"]);
                return;
            }

            var question = walk["question"]!;
            answers[(string)question["id"]!] = (string?)question["options"]![0]!["id"];
        }

        Assert.Fail("The walk has no end.");
    }

    [Fact]
    public async Task Whether_there_are_places_is_said_and_how_many_come_is_not()
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, places: 1, "waiting-list: false");
        Assert.Equal("places", (string?)Assert.Single((await meet.Fixture.On().JsonAsync("/api/v1/events")).Items())["places"]);
        await meet.RegisterAsync("ada@example.org");
        var answer = await meet.Fixture.On().JsonAsync("/api/v1/events/evening");
        Assert.Equal("full", (string?)answer["dates"]![0]!["places"]);
        Assert.DoesNotContain("ada@", answer.ToJsonString(), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Names(IEnumerable<JsonObject> entries) => entries.Select(entry => (string)entry["name"]!);
}
