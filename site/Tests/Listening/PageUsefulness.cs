using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Engagement.Features.Consultations;
using PreventPublic.Engagement.Features.Consultations.Rounds;
using PreventPublic.Host.Delivery;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Listening;

/// <summary>“Was this page useful?”</summary>
public sealed class PageUsefulness(SharedDoorway shared) : IClassFixture<SharedDoorway>
{
    [Theory]
    [InlineData("/worried", "")]
    [InlineData("/worried", "/ur")]
    [InlineData("/", "")]
    [InlineData("/consultations/is-this-page-clear", "")]
    public async Task Every_page_ends_with_the_question_and_takes_the_answer(string page, string language)
    {
        var (doorway, before) = (shared.Door, await shared.Door.SealedAsync());
        var shown = await doorway.Site.PageAsync(language + (page == "/" && language.Length > 0 ? "" : page));
        var form = shown.QuerySelector(".pp-useful form")!;
        Assert.Equal(language + "/page-useful", form.GetAttribute("action"));
        var rated = form.QuerySelector("input[name=page]")!.GetAttribute("value")!;
        Assert.Equal(page, rated);
        var answer = await doorway.Site.PostAsync(language + "/page-useful", ("page", rated), ("useful", "no"), ("website", ""));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var thanks = await doorway.Site.PageAsync(answer.Headers.Location!.ToString());
        Assert.NotNull(thanks.QuerySelector($"main a[href='{language}{(page == "/" && language.Length > 0 ? "" : page)}']"));
        Assert.Equal(before + 1, await doorway.SealedAsync());
    }

    [Theory]
    [InlineData("/no-such-page", "yes")]
    [InlineData("/worried", "perhaps")]
    [InlineData("<script>", "yes")]
    public async Task Only_a_page_of_the_site_can_be_rated_and_only_yes_or_no(string page, string useful)
    {
        var (doorway, before) = (shared.Door, await shared.Door.SealedAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await doorway.Site.PostAsync("/page-useful", ("page", page), ("useful", useful))).StatusCode);
        Assert.Equal(before, await doorway.SealedAsync());
    }

    [Fact]
    public async Task A_form_asks_nothing_about_itself() => await AsksNothingAsync(Doorway.FormAddress);

    [Fact]
    public async Task A_problem_page_asks_nothing_about_itself() => await AsksNothingAsync("/no-such-page", HttpStatusCode.NotFound);

    [Fact]
    public async Task The_month_closes_by_itself_and_shows_only_pages_that_ten_people_rated()
    {
        await using var doorway = await Doorway.StartAsync(open: false);
        for (var time = 0; time < 14; time++)
        {
            await doorway.Site.PostAsync("/page-useful", ("page", "/worried"), ("useful", time < 8 ? "yes" : "no"));
        }

        await doorway.Site.PostAsync("/page-useful", ("page", "/contacts"), ("useful", "yes"));
        doorway.Fixture.Clock.Advance(TimeSpan.FromDays(9));
        await doorway.Get<PageRounds>().CloseDueAsync(TestContext.Current.CancellationToken);
        var results = await doorway.Get<SealedRounds>().ResultsAsync("thurrock", PageUseful.Key, "2026-11", Door.Page, TestContext.Current.CancellationToken);
        Assert.Equal(15, results!.Answers);
        Assert.Equal([55, 45], results.Questions.Single(question => question.Question == "/worried").Cells.Select(cell => cell.Percent));
        Assert.True(results.Questions.Single(question => question.Question == "/contacts").IsWithheld);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_closed_month_becomes_a_figure_once_and_in_its_own_month(Engine engine)
    {
        await using var doorway = await Doorway.StartAsync(engine, open: false, with: fixture => fixture.Replace = WithoutWorkers);
        await doorway.RateAsync("/worried", yes: 8, no: 6);
        await doorway.RateAsync("/contacts", yes: 1, no: 0);
        doorway.Fixture.Clock.Advance(TimeSpan.FromDays(9));
        Assert.Equal(1, await doorway.Get<PageRounds>().CloseDueAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, await doorway.Get<PageRounds>().CloseDueAsync(TestContext.Current.CancellationToken));
        await doorway.Get<OutboxWorker>().DeliverAllAsync(TestContext.Current.CancellationToken);
        await using var store = await Strategy.Quiet.StoreAsync(doorway.Fixture);
        var facts = await store.DayCounts.Where(one => one.Name.StartsWith("page.")).OrderBy(one => one.Name).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([("page.rated", 10L), ("page.useful-points", 550L)], facts.Select(one => (one.Name, one.Count)));
        Assert.All(facts, one => Assert.Equal((new DateOnly(2026, 11, 30), "thurrock", "consultations/page-useful"), (one.Day, one.Site, one.Subject)));
        var officer = new Strategy.Officer(doorway.Fixture, doorway.Fixture.Clock.GetUtcNow());
        var november = new DateOnly(2026, 11, 1);
        await officer.BeginAsync(november);
        var figures = await officer.Measuring.TableAsync("thurrock", november, november.AddMonths(1), TestContext.Current.CancellationToken);
        Assert.Equal([55d, null], new[] { 0, 1 }.Select(month => figures.Of(officer.Plan.Indicator("pages-useful")!, november.AddMonths(month)).Value));
    }

    private static void WithoutWorkers(IServiceCollection services)
    {
        Strategy.Quiet.Workers(services);
        services.Remove(services.Single(service => service.ImplementationType == typeof(RoundWorker)));
    }

    private async Task AsksNothingAsync(string address, HttpStatusCode status = HttpStatusCode.OK)
    {
        Assert.Null((await shared.Door.Site.PageAsync(address, status)).QuerySelector(".pp-useful"));
    }
}
