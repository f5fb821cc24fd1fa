using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Metrics.Facts;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Strategy;

/// <summary>A page sent to a reader is counted on the council's day, in its language; programs and repeated looks without reading are not.</summary>
public sealed class PagesAreCounted
{
    private const string Phone = "Mozilla/5.0 (Linux; Android 9; SM-A105F) AppleWebKit/537.36";

    [Theory]
    [InlineData("2027-06-30T22:59:30Z", "2027-06-30")]
    [InlineData("2027-06-30T23:00:30Z", "2027-07-01")]
    [InlineData("2027-03-28T00:30:00Z", "2027-03-28")]
    [InlineData("2027-10-30T23:30:00Z", "2027-10-31")]
    [InlineData("2027-10-31T23:30:00Z", "2027-10-31")]
    [InlineData("2027-11-01T00:10:00Z", "2027-11-01")]
    public async Task A_reading_counts_on_the_day_that_the_council_has(string moment, string day)
    {
        await using var fixture = await Quiet.StartAsync(Engine.Sqlite, now: DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture));
        await ReadAsync(fixture, "/worried", Phone);
        await FlushAsync(fixture);
        await using var store = await Quiet.StoreAsync(fixture);
        var one = await store.DayCounts.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("page.viewed", day, "pages/worried", "en", 1L), (one.Name, $"{one.Day:yyyy-MM-dd}", one.Subject, one.Dimension, one.Count));
    }

    [Fact]
    public async Task Readers_count_and_programs_do_not()
    {
        await using var fixture = await Quiet.StartAsync(Engine.Sqlite);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.OK, await ReadAsync(fixture, "/ur/worried", Phone));
        }

        foreach (var program in new[] { "Googlebot/2.1", "curl/8.5.0", "Mozilla/5.0 (compatible; bingbot/2.0)", "python-requests/2.31", "" })
        {
            await ReadAsync(fixture, "/ur/worried", program);
        }

        await ReadAsync(fixture, "/ur/worried", Phone, HttpMethod.Head);
        await ReadAsync(fixture, "/ur/worried", Phone, purpose: "prefetch");
        await ReadAsync(fixture, "/no-such-page", Phone);
        await ReadAsync(fixture, "/sitemap.xml", Phone);
        await ReadAsync(fixture, "/contacts/childline.vcf", Phone);
        await FlushAsync(fixture);
        await FlushAsync(fixture);
        await using var store = await Quiet.StoreAsync(fixture);
        var counts = await store.DayCounts.OrderBy(day => day.Name).Select(day => new { day.Name, day.Subject, day.Dimension, day.Count }).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([("file.downloaded", "/contacts/childline.vcf", "en", 1L), ("page.viewed", "pages/worried", "ur", 3L)], counts.Select(one => (one.Name, one.Subject, one.Dimension, one.Count)));
    }

    [Fact]
    public async Task What_was_read_before_a_page_is_dropped_counts_too()
    {
        using var content = new TestContent().Page("worried", "Worried", "Call us.");
        await using var fixture = await Quiet.StartAsync(Engine.Sqlite, content.Folder);
        await ReadAsync(fixture, "/worried", Phone);
        content.Page("worried", "Worried", "Call us now.");
        await fixture.ImportAsync(content.Folder);
        await fixture.RefreshAsync();
        await ReadAsync(fixture, "/worried", Phone);
        await FlushAsync(fixture);
        await using var store = await Quiet.StoreAsync(fixture);
        Assert.Equal(2, await store.DayCounts.SumAsync(day => day.Count, TestContext.Current.CancellationToken));
    }

    private static Task FlushAsync(SiteFixture fixture) => fixture.Services.GetRequiredService<FactBuffer>().FlushAsync(CancellationToken.None);

    private static async Task<HttpStatusCode> ReadAsync(SiteFixture fixture, string address, string agent, HttpMethod? method = null, string? purpose = null)
    {
        using var http = fixture.CreateClient(new Microsoft.AspNetCore.Mvc.Testing.WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri("http://thurrock.localhost") });
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("User-Agent", agent);
        if (purpose is not null)
        {
            request.Headers.Add("Sec-Purpose", purpose);
        }

        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }
}
