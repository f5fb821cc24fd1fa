using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using PreventPublic.Core.Web;
using PreventPublic.Testing;
using PreventPublic.Tests.Pages;
using Xunit;

namespace PreventPublic.Tests.Safety;

/// <summary>Privacy rules 1 and 2 of the design, over every address that readers have.</summary>
public sealed class PublicPagesAreSafe
{
    [Fact]
    public async Task No_page_sets_a_cookie_or_runs_anything_inline_or_calls_another_origin()
    {
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite);
        foreach (var host in new[] { "thurrock.localhost", "newham.localhost" })
        {
            var site = fixture.On(host);
            foreach (var address in (await Sitemap.AddressesAsync(site)).Append("/nothing-here"))
            {
                var response = await site.GetAsync(address);
                AssertHeaders(response, address);
                var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
                Assert.Empty(page.QuerySelectorAll("style, [style], iframe, object, embed, base, script:not([src]):not([type='application/ld+json'])"));
                Assert.DoesNotContain(page.All, element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)));
                Assert.All(page.QuerySelectorAll("script[src], img[src], link[rel=stylesheet], link[rel=icon]"),
                    element => Assert.StartsWith("/", element.GetAttribute("src") ?? element.GetAttribute("href"), StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public async Task Exit_this_page_stands_on_every_page_whose_words_do_not_say_that_it_needs_none()
    {
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite);
        var site = fixture.On();
        var without = new List<string>();
        foreach (var address in (await Sitemap.AddressesAsync(site)).Append("/contacts/card"))
        {
            if ((await site.PageAsync(address)).QuerySelector(".govuk-exit-this-page a[href^='https://']") is null)
            {
                without.Add(address);
            }
        }

        var named = Directory.GetFiles(Repository.Content, "*.md", SearchOption.AllDirectories).Where(file => File.ReadLines(file).Contains("exit: false"))
            .Select(file => "/" + Path.GetFileNameWithoutExtension(file)).ToHashSet();
        Assert.NotEmpty(without);
        Assert.DoesNotContain(without, address => !named.Any(name => address == name || address.EndsWith(name, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Neither_address_nor_browser_of_a_reader_is_written_anywhere()
    {
        using var log = new Lines();
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite, log: log);
        (string, string)[] reader = [("User-Agent", "RecognisableBrowser/1"), ("X-Forwarded-For", "203.0.113.77")];
        foreach (var address in new[] { "/", "/ur/contacts", "/contacts?need=child", "/nothing", "/events/none" })
        {
            await fixture.On().SendAsync(HttpMethod.Get, address, reader);
        }

        await fixture.On().SendAsync(HttpMethod.Post, "/", reader);
        Assert.NotEmpty(log.All);
        Assert.DoesNotContain(log.All, line => line.Contains("RecognisableBrowser", StringComparison.Ordinal) || line.Contains("203.0.113.77", StringComparison.Ordinal));
        foreach (var file in await DataFiles.ReadAsync(fixture.Data, "*", TestContext.Current.CancellationToken))
        {
            var all = System.Text.Encoding.Latin1.GetString(file);
            Assert.DoesNotContain("RecognisableBrowser", all, StringComparison.Ordinal);
            Assert.DoesNotContain("203.0.113.77", all, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Sign_in_looks_at_no_request_of_a_reader()
    {
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite);
        foreach (var address in new[] { "/worried", "/worried", "/nothing-here", "/readyz" })
        {
            Assert.Null(await SignInAsync("thurrock.localhost", address));
        }

        Assert.NotNull(await SignInAsync("localhost", "/manage/sign-in"));

        async Task<IAuthenticationFeature?> SignInAsync(string host, string address) => (await fixture.Server.SendAsync(context =>
        {
            context.Request.Method = "GET";
            context.Request.Host = new(host);
            context.Request.Path = address;
        })).Features.Get<IAuthenticationFeature>();
    }

    [Fact]
    public async Task A_port_that_nobody_listens_at_is_in_no_link_that_a_cache_could_keep()
    {
        using var content = new TestContent();
        var settings = Path.Combine(content.Folder, "thurrock", "site.md");
        await File.WriteAllTextAsync(settings, (await File.ReadAllTextAsync(settings, TestContext.Current.CancellationToken)).Replace("thurrock.localhost", "prevent.example", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite, content.Folder);
        foreach (var address in new[] { "/", "/updates/feed.atom", "/updates/feed.json", "/sitemap.xml", "/api/v1", "/openapi/v1.json", "/api/v1/entries" })
        {
            var text = await fixture.On("prevent.example:4242").TextAsync(address);
            Assert.DoesNotContain(":4242", text, StringComparison.Ordinal);
            Assert.Contains("http://prevent.example", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_host_that_is_no_sites_is_refused_in_production()
    {
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite, environment: "Production");
        Assert.Equal(HttpStatusCode.MisdirectedRequest, (await fixture.On("elsewhere.example").GetAsync("/")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await fixture.On().GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task Nothing_can_be_sent_to_a_page_that_is_read_and_wild_requests_get_the_right_refusal()
    {
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite);
        var site = fixture.On();
        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete })
        {
            foreach (var address in new[] { "/worried", "/events", "/contacts", "/sitemap.xml" })
            {
                var refused = await site.SendAsync(method, address);
                Assert.Equal(HttpStatusCode.MethodNotAllowed, refused.StatusCode);
                Assert.Contains("GET", refused.Content.Headers.Allow);
            }
        }

        foreach (var address in new[] { "/%ff%fe", "/..%2f..%2fetc/passwd", "/" + new string('a', 6000), "/contacts?need=%00&need=child", "/media/x/y", "/problem/999", "/ur/%d9%88" })
        {
            var status = (int)(await site.GetAsync(address)).StatusCode;
            Assert.InRange(status, 200, 499);
        }

        Assert.Equal(HttpStatusCode.OK, (await site.SendAsync(HttpMethod.Get, "/", ("Accept-Encoding", "br;q=0, ;;,gzip;q=0"), ("If-None-Match", "garbage, W/"))).StatusCode);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("identity")]
    public async Task A_kept_page_is_the_page_that_was_made_in_every_coding(string coding)
    {
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite);
        var site = fixture.On();
        var made = await site.TextAsync("/worried");
        var kept = await site.SendAsync(HttpMethod.Get, "/worried", ("Accept-Encoding", coding));
        Assert.Equal(made, await UnpackAsync(kept));
        var again = await site.SendAsync(HttpMethod.Get, "/worried", ("Accept-Encoding", coding), ("If-None-Match", kept.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await (await site.SendAsync(HttpMethod.Head, "/worried")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<string> UnpackAsync(HttpResponseMessage response)
    {
        await using var body = await response.Content.ReadAsStreamAsync();
        await using Stream plain = response.Content.Headers.ContentEncoding.FirstOrDefault() switch
        {
            "br" => new System.IO.Compression.BrotliStream(body, System.IO.Compression.CompressionMode.Decompress),
            "gzip" => new System.IO.Compression.GZipStream(body, System.IO.Compression.CompressionMode.Decompress),
            _ => body,
        };
        using var text = new StreamReader(plain);
        return await text.ReadToEndAsync();
    }

    private static void AssertHeaders(HttpResponseMessage response, string address)
    {
        Assert.False(response.Headers.Contains("Set-Cookie"), address);
        Assert.Equal(SecurityHeaders.ContentSecurityPolicy, Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.False(response.Headers.Contains("Server"));
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<string> _lines = new();

        public IReadOnlyCollection<string> All => _lines;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            _lines.Enqueue(state.ToString() ?? "");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
