using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Cms.Store;
using PreventPublic.Staff.Roles;
using PreventPublic.Staff.Store;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Delivery;

/// <summary>With a token a program reads what its owner may read, on one site, for a while, and only while the owner may.</summary>
public sealed class DraftsForPrograms : IAsyncLifetime
{
    private readonly TestContent _content = new TestContent().Page("moving", "Moving", "As published.")
        .Write("newham/site.md", "---\ntitle: Prevent in Newham\ncouncil: Newham Council\narea: Newham\npolice: Police\nhosts: [newham.localhost]\ntheme: newham\nexit-to: https://www.bbc.co.uk/weather\nsummary: A site.\n---\n")
        .Write("newham/pages/home.md", "---\ntitle: Home\nsummary: S.\naddress: /\n---\nHello.\n");
    private SiteFixture _fixture = null!;
    private StaffClient _editor = null!;
    private string _token = "";

    public async ValueTask InitializeAsync()
    {
        _fixture = await SiteFixture.StartAsync(Engine.Sqlite, _content.Folder);
        _content.Page("moving", "Moving", "As drafted.", "address: /moved\n").Write("thurrock/pages/moving.ur.md", "---\ntitle: اردو\nsummary: خلاصہ\ntranslated-from: 000000000001\n---\nمسودہ\n");
        await _fixture.ImportAsync(_content.Folder, publish: false);
        _editor = await StaffClient.SignInAsync(_fixture, Role.Editor);
        var made = await _editor.SendAsync("/manage/thurrock/preview-tokens", "Make", ("Note", "my front end"), ("For", "7"));
        _token = (await StaffClient.ReadAsync(made, "tokens", HttpStatusCode.OK)).QuerySelector("code")!.TextContent;
    }

    public async ValueTask DisposeAsync()
    {
        await _fixture.DisposeAsync();
        _content.Dispose();
    }

    [Fact]
    public async Task Shows_the_draft_at_its_new_address_in_each_language_and_readers_see_nothing_of_it()
    {
        var english = await PreviewAsync();
        Assert.Equal("/moved", (string?)english["entry"]!["address"]);
        Assert.Contains("As drafted.", (string?)english["entry"]!["body"]!["text"], StringComparison.Ordinal);
        var urdu = await PreviewAsync("&language=ur");
        Assert.Equal("ur", (string?)urdu["entry"]!["language"]);
        Assert.Contains("مسودہ", (string?)urdu["entry"]!["body"]!["text"], StringComparison.Ordinal);
        Assert.Contains("As published.", (string?)(await _fixture.On().JsonAsync("/api/v1/entries/pages/moving?body=text"))["entry"]!["body"]!["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opens_nothing_without_for_another_site_when_it_is_over_ended_or_its_owner_has_gone()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync("", "")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(_token[..^1] + "x", "")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync(_token, "?site=newham")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(_token, "")).StatusCode);
        await using (var staff = await _fixture.Services.GetRequiredService<IDbContextFactory<StaffStore>>().CreateDbContextAsync(TestContext.Current.CancellationToken))
        {
            await staff.Users.Where(user => user.Id == _editor.Id).ExecuteUpdateAsync(set => set.SetProperty(user => user.DisabledAt, _fixture.Clock.GetUtcNow().UtcDateTime), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(_token, "")).StatusCode);
            await staff.Users.Where(user => user.Id == _editor.Id).ExecuteUpdateAsync(set => set.SetProperty(user => user.DisabledAt, (DateTime?)null), TestContext.Current.CancellationToken);
        }

        await _editor.DoAsync("/manage/thurrock/preview-tokens", "End");
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(_token, "")).StatusCode);
        await using var store = await _fixture.Services.GetRequiredService<IDbContextFactory<ContentStore>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        var kept = await store.PreviewTokens.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(64, kept.Digest.Length);
        Assert.DoesNotContain(_token[4..], kept.Digest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_what_has_drafts_and_finds_a_draft_at_its_address_in_the_language_in_front_of_it()
    {
        var list = (JsonArray)(await JsonAsync("/api/v1/preview/entries"))["items"]!;
        var only = Assert.Single(list)!;
        Assert.Equal(("pages/moving", "/moved", "http://thurrock.localhost/moved"), ((string?)only["entry"]!["name"], (string?)only["entry"]!["address"], (string?)only["entry"]!["url"]));
        Assert.Equal(["en", "ur"], only["versions"]!.AsArray().Select(version => (string?)version!["language"]));
        var urdu = await JsonAsync("/api/v1/preview/address?path=/ur/moved/");
        Assert.Equal(("ur", "http://thurrock.localhost/ur/moved"), ((string?)urdu["entry"]!["language"], (string?)urdu["entry"]!["url"]));
        Assert.Equal("en", (string?)(await JsonAsync("/api/v1/preview/address?path=/ur/moved&language=en"))["entry"]!["language"]);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync("/api/v1/preview/address?path=/moving")).StatusCode);
        Assert.Equal("pages/home", (string?)(await JsonAsync("/api/v1/preview/address?path=/"))["entry"]!["name"]);
    }

    [Fact]
    public async Task Is_over_when_its_time_is_over_and_who_made_and_ended_it_is_written_down()
    {
        _fixture.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(_token, "")).StatusCode);
        _fixture.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(_token, "")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync("/api/v1/preview/entries")).StatusCode);
        await using var staff = await _fixture.Services.GetRequiredService<IDbContextFactory<StaffStore>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        Assert.Contains(await staff.AuditTrail.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken), line => line is { Action: "preview-token.made", Subject: "my front end", Note: "for 7 days" } && line.StaffId == _editor.Id);
    }

    private Task<HttpResponseMessage> SendAsync(string address) => _fixture.On().SendAsync(HttpMethod.Get, address, ("Authorization", "Bearer " + _token));

    private async Task<JsonObject> JsonAsync(string address)
    {
        var answer = await SendAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (JsonObject)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    private async Task<JsonObject> PreviewAsync(string more = "")
    {
        var answer = await AskAsync(_token, more.Length == 0 ? "" : "?" + more[1..]);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        return (JsonObject)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    private Task<HttpResponseMessage> AskAsync(string token, string query) =>
        token.Length == 0 ? _fixture.On().GetAsync("/api/v1/preview/entries/pages/moving") : _fixture.On().SendAsync(HttpMethod.Get, "/api/v1/preview/entries/pages/moving" + query, ("Authorization", "Bearer " + token));
}
