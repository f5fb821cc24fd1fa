using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Cms.Features.Search.Index;
using PreventPublic.Metrics.Facts;
using PreventPublic.Metrics.Features.Figures;
using PreventPublic.Staff.Roles;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Strategy;

/// <summary>A search counts under one of the site's own topics, whatever the language; the words are gone when it is answered.</summary>
public sealed class SearchesAreCounted
{
    private const string Phone = "Mozilla/5.0 (Linux; Android 9; SM-A105F) AppleWebKit/537.36";

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_search_counts_once_under_a_topic_or_as_other(Engine engine)
    {
        await using var fixture = await IndexedAsync(engine);
        foreach (var question in new[] { "training", "TRAINING for staff", "worried about my son", "hire a hall", "zanzibarwurzel", "the" })
        {
            await AskAsync(fixture, "/search?q=" + Uri.EscapeDataString(question));
        }

        await AskAsync(fixture, "/ro/search?q=" + Uri.EscapeDataString("școli"));
        await AskAsync(fixture, "/ur/search?q=" + Uri.EscapeDataString("تربیت"));
        await using var store = await FlushedAsync(fixture);
        var counts = await store.DayCounts.OrderBy(one => one.Subject).ToListAsync(TestContext.Current.CancellationToken);
        Assert.All(counts, one => Assert.Equal(("search.asked", "topics/" + one.Dimension), (one.Name, one.Subject)));
        Assert.Equal("getting-help 1, other 2, schools 1, training 3, venues 1", string.Join(", ", counts.Select(one => $"{one.Dimension} {one.Count}")));
    }

    [Fact]
    public async Task The_same_search_looked_at_further_and_programs_do_not_count()
    {
        await using var fixture = await IndexedAsync(Engine.Sqlite);
        foreach (var more in new[] { "&number=2", "&kind=events", "&topic=online" })
        {
            await AskAsync(fixture, "/search?q=training" + more);
        }

        await AskAsync(fixture, "/search");
        await AskAsync(fixture, "/search/suggest?q=training");
        await AskAsync(fixture, "/search?q=training", agent: "Googlebot/2.1");
        await AskAsync(fixture, "/search?q=training", HttpMethod.Head);
        await using var store = await FlushedAsync(fixture);
        Assert.False(await store.DayCounts.AnyAsync(TestContext.Current.CancellationToken));

        // The control.
        await AskAsync(fixture, "/search?q=training");
        await using var after = await FlushedAsync(fixture);
        Assert.True(await after.DayCounts.AnyAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Officers_see_every_topic_and_the_public_no_small_one()
    {
        await using var fixture = await Quiet.StartAsync(Engine.Sqlite, now: new DateTimeOffset(2026, 12, 2, 9, 0, 0, TimeSpan.Zero));
        var officer = new Officer(fixture, fixture.Clock.GetUtcNow());
        var november = new DateOnly(2026, 11, 1);
        await officer.BeginAsync(november);
        await officer.CountAsync("search.asked", november, 13, "online");
        await officer.CountAsync("search.asked", november, 4, "schools");
        await officer.CountAsync("search.asked", november, 2, "other");
        var analyst = await StaffClient.SignInAsync(fixture, Role.Analyst);
        var rows = (await analyst.PageAsync("/manage/thurrock/figures")).QuerySelectorAll("[aria-labelledby=searches] tbody tr").Select(row => string.Join(" ", row.Children.Select(cell => cell.TextContent)));
        Assert.Equal(["Online 13 0", "Schools 4 0", "Something else 2 0"], rows);
        var figures = await officer.Measuring.TableAsync("thurrock", november, november, CancellationToken.None);
        Assert.Equal(new PeriodFigure(15, 0, 1), figures.PublicOver(officer.Plan.Indicator("searches")!, [november]));
    }

    private static async Task<SiteFixture> IndexedAsync(Engine engine)
    {
        var fixture = await Quiet.StartAsync(engine);
        await fixture.Services.GetRequiredService<SearchIndexer>().FollowAsync(rebuild: false, null, CancellationToken.None);
        return fixture;
    }

    private static async Task<Metrics.Store.MetricsStore> FlushedAsync(SiteFixture fixture)
    {
        await fixture.Services.GetRequiredService<FactBuffer>().FlushAsync(CancellationToken.None);
        return await Quiet.StoreAsync(fixture);
    }

    private static async Task AskAsync(SiteFixture fixture, string address, HttpMethod? method = null, string agent = Phone)
    {
        using var http = fixture.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri("http://thurrock.localhost") });
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("User-Agent", agent);
        Assert.Equal(HttpStatusCode.OK, (await http.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode);
    }
}
