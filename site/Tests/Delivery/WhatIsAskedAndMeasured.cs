using System.Net;
using System.Text.Json.Nodes;
using PreventPublic.Engagement.Features.Consultations.Rounds;
using PreventPublic.Engagement.Features.Consultations.Surveys;
using PreventPublic.Metrics.Features.Reports;
using PreventPublic.Testing;
using PreventPublic.Tests.Listening;
using PreventPublic.Tests.Strategy;
using PreventPublic.Tests.Telling;
using Xunit;

namespace PreventPublic.Tests.Delivery;

/// <summary>What the API says of consultations, the strategy and bulletins: no more than the site's own pages.</summary>
public sealed class WhatIsAskedAndMeasured
{
    private const string Asked = "/api/v1/consultations/" + Doorway.Key;

    [Fact]
    public async Task While_a_round_is_open_nothing_says_how_many_answered_and_then_only_what_was_published()
    {
        await using var doorway = await Doorway.StartAsync();
        var before = await doorway.Site.TextAsync(Asked);
        var survey = ((JsonObject)JsonNode.Parse(before)!)["surveys"]![0]!["questions"]!.AsArray().First(question => (string?)question!["kind"] == "agree")!;
        var (id, options) = ((string)survey["id"]!, survey["options"]!.AsArray().Select(option => (string)option!["id"]!).ToList());
        await doorway.PutAsync(Enumerable.Range(0, 14).Select(at => Sheet(id, options[at % 2])).Append(Sheet(id, options[4])));
        Assert.Equal(before, await doorway.Site.TextAsync(Asked));
        Assert.Contains("\"open\"", before, StringComparison.Ordinal);

        Assert.Equal(ClosingVerdict.Closed, await doorway.CloseAsync());
        var after = await doorway.Site.JsonAsync(Asked);
        var results = after["results"]!.AsArray().Single()!;
        Assert.Equal(15, (int)results["answers"]!);
        var kept = (await doorway.Get<SealedRounds>().ResultsAsync(doorway.Round, TestContext.Current.CancellationToken))!;
        var shown = results["questions"]!.AsArray().Single(question => (string?)question!["question"] == id)!;
        Assert.Equal(kept.Questions.Single(question => question.Question == id).Cells.Select(cell => cell.Percent), shown["cells"]!.AsArray().Select(cell => (int?)cell!["percent"]));
        Assert.Empty((await doorway.Site.JsonAsync("/api/v1/consultations?state=open")).Items());
        Assert.Contains((await doorway.Site.JsonAsync("/api/v1/consultations?language=ur")).Items(), item => (string?)item["key"] == Doorway.Key && (string?)item["rounds"]![0]!["state"] == "closed");
    }

    [Fact]
    public async Task Figures_are_of_closed_months_and_small_ones_are_withheld()
    {
        await using var site = await Quiet.StartAsync(Engine.Sqlite);
        var officer = new Officer(site, new DateTimeOffset(2026, 9, 1, 9, 0, 0, TimeSpan.Zero));
        await officer.BeginAsync(new DateOnly(2026, 9, 1));
        await officer.CountAsync("page.viewed", new DateOnly(2026, 9, 4), 3, "en");
        await officer.CountAsync("entry.published", new DateOnly(2026, 9, 4), 3, "en");
        officer.Time.SetUtcNow(new DateTimeOffset(2026, 10, 5, 9, 0, 0, TimeSpan.Zero));
        Assert.Empty((await FigureAsync(site, "pages-read"))["months"]!.AsArray());

        Assert.Null(await officer.CloseAsync(Period.Month(new DateOnly(2026, 9, 1))));
        var read = (await FigureAsync(site, "pages-read"))["months"]!.AsArray().Single()!;
        Assert.Equal(("2026-09", null, true), ((string?)read["month"], (double?)read["value"], (bool)read["withheld"]!));
        Assert.Equal(3, (double)(await FigureAsync(site, "materials-published"))["months"]!.AsArray().Single()!["value"]!);
        Assert.Empty((await site.On().JsonAsync("/api/v1/strategy/figures?from=2026-10-01")).Items().First()["months"]!.AsArray());
        Assert.Equal("2026-09", (string?)(await site.On().JsonAsync("/api/v1/strategy/reports")).Items().Single()["period"]);
        await site.On().JsonAsync("/api/v1/strategy/figures?objective=referrals", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_bulletin_is_there_when_it_went_out_and_not_before()
    {
        await using var site = await SiteFixture.StartAsync(Engine.Sqlite);
        var officer = await Desks.BeginAsync(site);
        await site.On().JsonAsync("/api/v1/bulletins/2026-11", HttpStatusCode.NotFound);
        Assert.Empty((await site.On().JsonAsync("/api/v1/bulletins")).Items());

        await Desks.SendAsync(site, officer, TestContext.Current.CancellationToken);
        Assert.Equal("2026-11", (string?)(await site.On().JsonAsync("/api/v1/bulletins")).Items().Single()["month"]);
        var urdu = await site.On().JsonAsync("/api/v1/bulletins/2026-11?language=ur");
        Assert.Equal("ur", (string?)urdu["language"]);
        var first = urdu["sections"]![0]!["items"]![0]!;
        Assert.Equal("http://thurrock.localhost/ur" + (string?)first["address"], (string?)first["url"]);
        await site.On().JsonAsync("/api/v1/bulletins/2026-11?site=newham", HttpStatusCode.NotFound);
        await site.On().JsonAsync("/api/v1/bulletins/november", HttpStatusCode.NotFound);
    }

    private static AnswerSheet Sheet(string question, string option) => new(new Dictionary<string, IReadOnlyList<string>> { [question] = [option] }, new Dictionary<string, string>());

    private static async Task<JsonObject> FigureAsync(SiteFixture site, string id) => (await site.On().JsonAsync("/api/v1/strategy/figures")).Items().Single(figure => (string?)figure["id"] == id);
}
