using System.Text;
using System.Xml.Linq;
using PreventPublic.Cms.Files;
using PreventPublic.Core.Web;
using PreventPublic.Testing;
using PreventPublic.Tests.Checking;
using PreventPublic.Tests.Pages;
using Xunit;

namespace PreventPublic.Tests.Hostile;

/// <summary>Hostile words in every field of every type, as far as the checks let them in, through the whole site.</summary>
public sealed class ThroughTheSite : IAsyncLifetime
{
    private readonly TestContent _content = new();
    private SiteFixture _fixture = null!;
    private int _refused;

    public async ValueTask InitializeAsync()
    {
        WriteEverywhere();
        foreach (var file in CheckedContent.FaultsIn(_content.Folder).Where(fault => fault.Severity == Severity.Error).Select(fault => fault.File).Distinct())
        {
            File.Delete(Path.Combine(_content.Folder, file));
            _refused++;
        }

        _fixture = await SiteFixture.StartAsync(Engine.Sqlite, _content.Folder);
    }

    public async ValueTask DisposeAsync()
    {
        await _fixture.DisposeAsync();
        _content.Dispose();
    }

    [Fact]
    public async Task Nothing_in_any_page_can_run_or_lead_astray()
    {
        var site = _fixture.On();
        var addresses = (await Sitemap.AddressesAsync(site)).Concat(["/contacts/card", "/ur", "/ur/contacts", "/ur/events", "/no-such-page"]).ToList();
        Assert.True(addresses.Count > 150, $"Only {addresses.Count} pages were let in, {_refused} files refused.");
        foreach (var address in addresses)
        {
            Assert.Empty(Danger.In(await site.TextAsync(address)).Select(danger => $"{address}: {danger}"));
        }
    }

    [Fact]
    public async Task Feeds_calendars_and_cards_hold_them_as_words()
    {
        var site = _fixture.On();
        foreach (var address in new[] { "/updates/feed.atom", "/sitemap.xml" })
        {
            Assert.NotNull(XDocument.Parse(await site.TextAsync(address)).Root);
        }

        using var json = System.Text.Json.JsonDocument.Parse(await site.TextAsync("/updates/feed.json"));
        Assert.NotNull(Ical.Net.Calendar.Load(await site.TextAsync("/events/calendar.ics")));
        var card = await site.TextAsync("/contacts/value-0.vcf");
        Assert.All(card.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
    }

    [Fact]
    public async Task A_drawing_that_is_a_program_is_not_let_run_when_it_is_opened_by_itself()
    {
        var page = await _fixture.On().PageAsync("/drawing");
        var address = page.QuerySelector(".pp-download a")!.GetAttribute("href")!;
        var drawing = await _fixture.On().GetAsync(address);
        Assert.Equal("image/svg+xml", drawing.Content.Headers.ContentType!.MediaType);
        Assert.Equal(SecurityHeaders.DrawingPolicy, Assert.Single(drawing.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(drawing.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal(address, page.QuerySelector("main img")!.GetAttribute("src"));
    }

    private void WriteEverywhere()
    {
        for (var i = 0; i < HostileText.Bodies.Count; i++)
        {
            _content.Page($"body-{i}", "Body", HostileText.Bodies[i]);
        }

        for (var i = 0; i < HostileText.Values.Count; i++)
        {
            WriteValue($"value-{i}", $"\"{HostileText.Values[i].Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"");
        }

        _content.Write("thurrock/media/drawing.svg", HostileText.Drawing)
            .Page("drawing", "Drawing", ":::download media/drawing.svg Drawing\n\n![A drawing](media/drawing.svg)");
    }

    private void WriteValue(string key, string value)
    {
        var common = $"title: {value}\nsummary: {value}\nowner: {value}\nsources: [{value}]\n";
        _content.Write($"thurrock/pages/{key}.md", $"---\n{common}about: service\n---\n:::links\n- {key}\n:::\n")
            .Write($"thurrock/pages/{key}.ur.md", $"---\ntitle: {value}\nsummary: {value}\ntranslated-from: 000000000000\n---\nText.\n")
            .Write($"thurrock/pages/landing-{key}.md", $"---\n{common}type: landing\nlead: {value}\n---\nText.\n")
            .Write($"thurrock/pages/guide-{key}.md", $"---\n{common}type: guide\n---\n# {value} {{#one}}\n\nText.\n\n# Two {{#two}}\n\nText.\n")
            .Write($"thurrock/contacts/{key}.md", $"---\n{common}needs: [child]\nphone: \"01632 960001\"\nhours: {value}\ncost: {value}\ncall-notes: {value}\nsource: {value}\n---\n")
            .Write($"thurrock/events/{key}.md", $"---\n{common}starts: 2027-01-02 10:00\nends: 2027-01-02 11:00\nvenue: {value}\nstreet: {value}\ntown: {value}\naccess-notes: {value}\ncost: {value}\norganiser: {value}\n---\n")
            .Write($"thurrock/updates/{key}.md", $"---\n{common}date: 2026-11-01\n---\nText.\n")
            .Write($"thurrock/resources/{key}.md", $"---\n{common}kind: guide\npublisher: {value}\nages: {value}\nlinks:\n  - label: {value}\n    url: https://example.org/?q=%22%3E\n---\n")
            .Write($"thurrock/banners/{key}.md", $"---\ntitle: {value}\nlevel: notice\n---\nText.\n");
    }
}
