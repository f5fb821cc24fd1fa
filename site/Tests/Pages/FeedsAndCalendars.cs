using System.ServiceModel.Syndication;
using System.Text.Json;
using System.Xml;
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
