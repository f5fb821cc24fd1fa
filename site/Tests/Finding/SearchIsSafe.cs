using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PreventPublic.Cms.Features.Search.Asking;
using PreventPublic.Cms.Features.Search.Index;
using PreventPublic.Metrics.Facts;
using PreventPublic.Metrics.Store;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Finding;

/// <summary>Searching leaves nothing behind, takes anything, and never ends without somebody to talk to.</summary>
public sealed class SearchIsSafe
{
    private static readonly string[] Attacks =
    [
        "' OR 1=1 --", "\"", "NEAR(", "title:*", "a AND OR NOT (", "{x}:", "';DROP TABLE \"SearchTexts\";--", "<script>alert(1)</script>", "%00%01", "\u202Eabc", "ہاٹ' OR '1", "বিপদ\" OR", "* * *", "''::tsquery", "\\'", "🧨🧨",
        new string('a', 5000), string.Join(' ', Enumerable.Repeat("worried", 400)), "-", "--", "x:\"y\"",
    ];

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Whatever_is_typed_is_only_looked_for(Engine engine)
    {
        await using var fixture = await IndexedAsync(engine);
        foreach (var attack in Attacks)
        {
            foreach (var language in new[] { "", "/ur", "/ro" })
            {
                var page = await fixture.On().PageAsync($"{language}/search?q={Uri.EscapeDataString(attack)}");
                Assert.Null(page.QuerySelector("main script"));
                Assert.NotNull(page.QuerySelector("main a[href^='tel:'], main .pp-list__item"));
                Assert.Equal(HttpStatusCode.OK, (await fixture.On().GetAsync($"{language}/search/suggest?q={Uri.EscapeDataString(attack)}")).StatusCode);
            }
        }

        Assert.Contains("/worried/child", await fixture.On().TextAsync("/search?q=worried+about+my+son"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_words_are_in_no_log_no_file_and_no_cache()
    {
        const string secret = "zanzibarwurzel";
        using var log = new Written();
        await using var fixture = await SiteFixture.NewAsync(Engine.Sqlite, log: log);
        await fixture.Services.GetRequiredService<SearchIndexer>().FollowAsync(false, null, CancellationToken.None);
        var answer = await fixture.On().GetAsync($"/search?q={secret}");
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Contains(secret, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.True((await fixture.On().GetAsync($"/search/suggest?q={secret}")).Headers.CacheControl!.NoStore);
        await AskAsync(fixture, $"/search?q={secret}+training");
        await fixture.Services.GetRequiredService<FactBuffer>().FlushAsync(CancellationToken.None);
        Assert.Equal([("training", 1L)], await CountsAsync(fixture));
        Assert.DoesNotContain(log.Lines, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase));
        foreach (var file in await DataFiles.ReadAsync(fixture.Data, "*", TestContext.Current.CancellationToken))
        {
            Assert.DoesNotContain(secret, System.Text.Encoding.Latin1.GetString(file), StringComparison.OrdinalIgnoreCase);
        }

        // The control: the log does hear what is said aloud.
        fixture.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Microsoft.AspNetCore.Routing").LogDebug("{Word}", secret);
        Assert.Contains(log.Lines, line => line.Contains(secret, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/ur")]
    [InlineData("/ro")]
    public async Task Nothing_found_still_leads_to_a_person(string language)
    {
        await using var fixture = await IndexedAsync(Engine.Sqlite);
        var page = await fixture.On().PageAsync($"{language}/search?q=qqqqxxyyzz");
        Assert.Contains(page.QuerySelectorAll("main .pp-contact a[href^='tel:']"), link => link.TextContent.Length > 0);
        Assert.NotNull(page.QuerySelector($"main a[href='{language}/who-to-contact']"));
    }

    [Theory]
    [InlineData("worryed about my duaghter", "/worried/child")]
    [InlineData("hotlnie", "/contacts")]
    [InlineData("accesibility", "/accessibility")]
    public async Task A_slip_of_the_finger_is_understood(string typed, string right)
    {
        await using var fixture = await IndexedAsync(Engine.Sqlite);
        var page = await fixture.On().PageAsync($"/search?q={Uri.EscapeDataString(typed)}");
        Assert.Contains(right, page.QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("main p[role=status] a[href^='/search?q=']"));
    }

    [Fact]
    public async Task Found_words_are_marked_and_kinds_are_counted()
    {
        await using var fixture = await IndexedAsync(Engine.Sqlite);
        var page = await fixture.On().PageAsync("/search?q=training");
        Assert.Contains(page.QuerySelectorAll("mark"), mark => mark.TextContent.StartsWith("train", StringComparison.OrdinalIgnoreCase));
        var facets = page.QuerySelectorAll(".pp-facets__item a");
        Assert.Contains(facets, facet => facet.GetAttribute("href")!.Contains("kind=events", StringComparison.Ordinal));
        var events = await fixture.On().PageAsync("/search?q=training&kind=events");
        Assert.All(events.QuerySelectorAll(".pp-list__title a"), link => Assert.StartsWith("/events/", link.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Suggestions_are_pages_that_begin_like_what_is_typed()
    {
        await using var fixture = await IndexedAsync(Engine.Sqlite);
        using var found = JsonDocument.Parse(await fixture.On().TextAsync("/search/suggest?q=clear+his"));
        Assert.Contains(found.RootElement.EnumerateArray(), one => one.GetProperty("address").GetString() == "/clear-your-history");
        using var urdu = JsonDocument.Parse(await fixture.On().TextAsync("/ur/search/suggest?q=" + Uri.EscapeDataString("فکر")));
        Assert.Contains(urdu.RootElement.EnumerateArray(), one => one.GetProperty("address").GetString()!.StartsWith("/ur/worried", StringComparison.Ordinal));
    }

    private static async Task AskAsync(SiteFixture fixture, string address)
    {
        using var http = fixture.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri("http://thurrock.localhost") });
        http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "Mozilla/5.0 (Linux; Android 9; SM-A105F) AppleWebKit/537.36");
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }

    private static async Task<IEnumerable<(string Topic, long Count)>> CountsAsync(SiteFixture fixture)
    {
        await using var store = await fixture.Services.GetRequiredService<IDbContextFactory<MetricsStore>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        return (await store.DayCounts.Where(one => one.Name == KnownTopics.Fact).ToListAsync(TestContext.Current.CancellationToken)).Select(one => (one.Dimension, one.Count));
    }

    internal static async Task<SiteFixture> IndexedAsync(Engine engine, string? content = null)
    {
        var fixture = await SiteFixture.StartAsync(engine, content);
        await fixture.Services.GetRequiredService<SearchIndexer>().FollowAsync(rebuild: false, null, CancellationToken.None);
        return fixture;
    }

    private sealed class Written : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Enqueue(formatter(state, exception));

        public void Dispose()
        {
            // Nothing to let go of.
        }
    }
}
