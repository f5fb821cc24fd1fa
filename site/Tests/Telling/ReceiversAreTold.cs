using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Cms.Store;
using PreventPublic.Host.Delivery;
using PreventPublic.Staff.Roles;
using PreventPublic.Testing;
using PreventPublic.Tests.Meeting;
using Xunit;

namespace PreventPublic.Tests.Telling;

/// <summary>A receiver on this machine hears what is published, signed; one inside the network cannot be named.</summary>
public sealed class ReceiversAreTold
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Of_a_publication_once_with_a_signature_that_fits(Engine engine)
    {
        using var content = new TestContent().Page("one", "One", "First.");
        await using var fixture = await StartAsync(engine, content);
        await using var receiver = new Receiver();
        var officer = await StaffClient.SignInAsync(fixture, Role.Administrator);
        var key = await AddAsync(officer, receiver, "entry.published", "event.changed");
        content.Page("one", "One", "Second.").Event("evening", 5)
            .Write("thurrock/updates/news.md", "---\ntitle: News\nsummary: Something new.\ndate: 2026-11-20\n---\nWords.\n");
        await fixture.ImportAsync(content.Folder);
        await DeliverAsync(fixture);
        Assert.Equal(["entry.published pages/one", "entry.published updates/news", "event.changed events/evening"], receiver.Heard.Select(Named).Order());
        foreach (var (body, signature) in receiver.Heard)
        {
            Assert.Contains(Sign(key, signature, body), signature, StringComparison.Ordinal);
            Assert.DoesNotContain(Sign("whk_other", signature, body), signature, StringComparison.Ordinal);
        }

        await DeliverAsync(fixture);
        Assert.Equal(3, receiver.Heard.Count);
    }

    [Fact]
    public async Task Of_what_has_its_hour_to_come_when_it_comes_and_not_by_a_word_before()
    {
        using var content = new TestContent();
        await using var fixture = await StartAsync(Engine.Sqlite, content);
        await using var receiver = new Receiver();
        var officer = await StaffClient.SignInAsync(fixture, Role.Administrator);
        await AddAsync(officer, receiver, "entry.published", "emergency.published");
        content.Write("thurrock/updates/tomorrow.md", "---\ntitle: Tomorrow\nsummary: S.\ndate: 2026-11-24\n---\nWords.\n")
            .Write("thurrock/updates/never.md", "---\ntitle: Never\nsummary: S.\ndate: 2026-11-24\n---\nWords.\n")
            .Write("thurrock/banners/later.md", "---\ntitle: Later\nlevel: emergency\nfrom: 2026-11-23 18:00\n---\n");
        await fixture.ImportAsync(content.Folder);
        await DeliverAsync(fixture);
        Assert.Empty(receiver.Heard);
        File.Delete(Path.Combine(content.Folder, "thurrock", "updates", "never.md"));
        await fixture.ImportAsync(content.Folder, withdraw: true);
        fixture.Clock.Advance(TimeSpan.FromHours(6.5));
        await DeliverAsync(fixture);
        Assert.Equal(["emergency.published banners/later"], receiver.Heard.Select(Named));
        fixture.Clock.Advance(TimeSpan.FromHours(6));
        await DeliverAsync(fixture);
        Assert.Equal(["emergency.published banners/later", "entry.published updates/tomorrow"], receiver.Heard.Select(Named));
    }

    [Fact]
    public async Task Again_and_again_until_it_answers_and_the_log_says_how_it_went()
    {
        using var content = new TestContent();
        await using var fixture = await StartAsync(Engine.Sqlite, content);
        await using var receiver = new Receiver { Answer = 503 };
        var officer = await StaffClient.SignInAsync(fixture, Role.Administrator);
        await AddAsync(officer, receiver, "entry.published");
        var screen = await ScreenAsync(officer);
        await officer.DoAsync(screen, "Test");
        await DeliverAsync(fixture);
        Assert.Contains("It answered 503. Tried 1 times.", (await officer.PageAsync(screen)).Body!.TextContent, StringComparison.Ordinal);
        receiver.Answer = 204;
        fixture.Clock.Advance(TimeSpan.FromSeconds(40));
        await DeliverAsync(fixture);
        Assert.Contains("Taken (204)", (await officer.PageAsync(screen)).Body!.TextContent, StringComparison.Ordinal);

        // Told again on request, under the same id.
        await officer.DoAsync(screen, "Again");
        await DeliverAsync(fixture);
        Assert.Equal(3, receiver.Heard.Count);
        Assert.Single(receiver.Heard.Select(heard => JsonDocument.Parse(heard.Body).RootElement.GetProperty("id").GetGuid()).Distinct());
    }

    [Fact]
    public async Task With_both_keys_for_a_day_after_a_change()
    {
        using var content = new TestContent();
        await using var fixture = await StartAsync(Engine.Sqlite, content);
        await using var receiver = new Receiver();
        var officer = await StaffClient.SignInAsync(fixture, Role.Administrator);
        var old = await AddAsync(officer, receiver, "entry.published");
        var screen = await ScreenAsync(officer);
        var answer = await StaffClient.ReadAsync(await officer.SendAsync(screen, "Key"), screen, HttpStatusCode.OK);
        var fresh = answer.QuerySelector("code")!.TextContent;
        await officer.DoAsync(screen, "Test");
        await DeliverAsync(fixture);
        var (body, signature) = Assert.Single(receiver.Heard);
        Assert.Contains(Sign(old, signature, body), signature, StringComparison.Ordinal);
        Assert.Contains(Sign(fresh, signature, body), signature, StringComparison.Ordinal);
        await using var store = await fixture.Services.GetRequiredService<IDbContextFactory<ContentStore>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(fresh, (await store.Webhooks.SingleAsync(TestContext.Current.CancellationToken)).Key, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://example.org/hook")]
    [InlineData("https://10.0.0.1/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[::ffff:10.1.2.3]/")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://[64:ff9b::a00:1]/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://0x7f.1/")]
    [InlineData("https://user:secret@example.org/")]
    [InlineData("ftp://example.org/")]
    [InlineData("javascript:alert(1)")]
    public async Task Nobody_inside_the_network_can_be_named(string url)
    {
        using var content = new TestContent();
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite, content.Folder);
        var officer = await StaffClient.SignInAsync(fixture, Role.Administrator);
        var answer = await officer.SendAsync("/manage/thurrock/webhooks", "Add", ("Receiver", url), ("Events", "entry.published"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task A_name_that_leads_inside_is_refused_when_it_is_looked_up_and_a_redirect_is_not_followed()
    {
        using var content = new TestContent();
        await using var strict = await SiteFixture.NewAsync(Engine.Sqlite, content.Folder);
        var client = strict.Services.GetRequiredService<PreventPublic.Cms.Features.Webhooks.WebhookClient>();
        Assert.Null(client.Problem("https://localhost/"));
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => client.PostAsync("https://localhost/", "{}", [], CancellationToken.None));
        Assert.Contains("inside a network", refused.Message + refused.InnerException?.Message, StringComparison.Ordinal);

        await using var lax = await StartAsync(Engine.Sqlite, content);
        await using var inside = new Receiver();
        await using var turning = new Receiver { Answer = 302, Location = inside.Address };
        Assert.Equal(302, await lax.Services.GetRequiredService<PreventPublic.Cms.Features.Webhooks.WebhookClient>().PostAsync(turning.Address, "{}", [], CancellationToken.None));
        Assert.Empty(inside.Heard);
    }

    private static async Task<SiteFixture> StartAsync(Engine engine, TestContent content)
    {
        var fixture = await SiteFixture.NewAsync(engine, content.Folder);
        fixture.Settings["Webhooks:AllowLoopback"] = "true";
        fixture.Replace = Meet.Quiet;
        _ = fixture.Services;
        return fixture;
    }

    private static async Task<string> AddAsync(StaffClient officer, Receiver receiver, params string[] events)
    {
        var answer = await officer.SendAsync("/manage/thurrock/webhooks", "Add", [("Receiver", receiver.Address), .. events.Select(one => ("Events", one))]);
        return (await StaffClient.ReadAsync(answer, "webhooks", HttpStatusCode.OK)).QuerySelector("code")!.TextContent;
    }

    private static async Task<string> ScreenAsync(StaffClient officer) =>
        (await officer.PageAsync("/manage/thurrock/webhooks")).QuerySelector("main table a")!.GetAttribute("href")!;

    private static async Task DeliverAsync(SiteFixture fixture)
    {
        // News first, then what it makes.
        var worker = fixture.Services.GetRequiredService<OutboxWorker>();
        await worker.DeliverAllAsync(CancellationToken.None);
        await worker.DeliverAllAsync(CancellationToken.None);
    }

    private static string Named((string Body, string Signature) heard)
    {
        var json = JsonDocument.Parse(heard.Body).RootElement;
        return $"{json.GetProperty("event").GetString()} {json.GetProperty("entry").GetProperty("name").GetString()}";
    }

    private static string Sign(string key, string signature, string body)
    {
        var time = Regex.Match(signature, "t=([0-9]+)").Groups[1].Value;
        return "v1=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{time}.{body}")));
    }
}
