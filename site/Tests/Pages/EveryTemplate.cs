using System.Net;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Pages;

/// <summary>The real sites in one host, started once for the class.</summary>
public abstract class RealSites(Engine engine) : IAsyncLifetime
{
    public SiteFixture Fixture { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Fixture = await SiteFixture.StartAsync(engine);

    public async ValueTask DisposeAsync()
    {
        await Fixture.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

public sealed class SitesOnSqlite() : RealSites(Engine.Sqlite);

public sealed class SitesOnPostgres() : RealSites(Engine.Postgres);

/// <summary>The real sites, over both databases.</summary>
public abstract class EveryTemplate(RealSites sites)
{
    private readonly SiteFixture _fixture = sites.Fixture;

    [Fact]
    public async Task Every_address_of_both_sites_answers_in_every_language_with_one_heading_and_the_right_direction()
    {
        foreach (var (host, languages) in new[] { ("thurrock.localhost", "ro pl lt ur"), ("newham.localhost", "bn ro gu ur") })
        {
            var site = _fixture.On(host);
            var addresses = await Sitemap.AddressesAsync(site);
            Assert.True(addresses.Count > 80, $"{host} lists only {addresses.Count} addresses.");
            foreach (var address in addresses)
            {
                var page = await site.PageAsync(address);
                var first = address.Split('/')[1];
                var language = languages.Split(' ').Contains(first) ? first : "en";
                Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
                Assert.Equal(language == "ur" ? "rtl" : "ltr", page.DocumentElement.GetAttribute("dir"));
                Assert.Single(page.QuerySelectorAll("h1"));
                Assert.DoesNotContain("{{", page.Body!.TextContent, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task An_urdu_reader_finds_whom_to_call_with_the_number_left_to_right()
    {
        var page = await _fixture.On().PageAsync("/ur/worried");
        var number = page.QuerySelector(".pp-contact__number")!;
        Assert.Equal("tel:08000113764", number.GetAttribute("href"));
        Assert.Equal("ltr", number.QuerySelector("bdi")!.GetAttribute("dir"));
        Assert.NotNull(page.QuerySelector(".pp-notice--draft"));
    }

    [Fact]
    public async Task A_page_without_a_translation_is_shown_in_english_and_says_so_in_the_readers_language()
    {
        var page = await _fixture.On().PageAsync("/ur/hate-crime");
        Assert.Equal("en", page.QuerySelector("h1")!.GetAttribute("lang"));
        Assert.Equal("ltr", page.QuerySelector("h1")!.GetAttribute("dir"));
        Assert.NotNull(page.QuerySelector(".pp-notice--fallback"));
        Assert.Empty(page.QuerySelectorAll("link[hreflang]"));
        Assert.Equal("http://thurrock.localhost/hate-crime", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_language_switcher_stays_on_the_page()
    {
        var page = await _fixture.On("newham.localhost").PageAsync("/bn/contacts");
        Assert.Equal(["/contacts", "/ro/contacts", "/gu/contacts", "/ur/contacts"],
            page.QuerySelectorAll(".pp-languages__link").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task Contacts_are_filtered_by_need_and_place()
    {
        var local = await _fixture.On().PageAsync("/contacts?need=adult&place=local");
        var all = await _fixture.On().PageAsync("/contacts");
        Assert.InRange(local.QuerySelectorAll(".pp-contact").Length, 1, all.QuerySelectorAll(".pp-contact").Length - 1);
    }

    [Fact]
    public async Task A_contact_that_is_not_confirmed_shows_whom_to_call_until_then_and_never_its_number()
    {
        var page = await _fixture.On().PageAsync("/contacts?need=child&place=local");
        var card = page.QuerySelector(".pp-contact--withheld")!;
        Assert.Contains("0800 011 3764", card.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("652802", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await _fixture.On().GetAsync("/contacts/council-child.vcf")).StatusCode);
    }

    [Theory]
    [InlineData("/nothing-here", HttpStatusCode.NotFound)]
    [InlineData("/channel/no-such-part", HttpStatusCode.NotFound)]
    [InlineData("/events/none", HttpStatusCode.NotFound)]
    [InlineData("/updates?number=99", HttpStatusCode.NotFound)]
    [InlineData("/manage", HttpStatusCode.NotFound)]
    [InlineData("/bn/worried", HttpStatusCode.NotFound)]
    [InlineData("/toolkit", HttpStatusCode.MovedPermanently)]
    [InlineData("/worried/", HttpStatusCode.MovedPermanently)]
    [InlineData("/Worried", HttpStatusCode.MovedPermanently)]
    public async Task Odd_addresses_get_the_status_that_is_true(string address, HttpStatusCode status) =>
        Assert.Equal(status, (await _fixture.On().GetAsync(address)).StatusCode);

    [Fact]
    public async Task A_missing_page_helps_in_the_readers_language()
    {
        var page = await _fixture.On().PageAsync("/ur/nothing-here", HttpStatusCode.NotFound);
        Assert.Equal("ur", page.DocumentElement.GetAttribute("lang"));
        Assert.Contains(page.QuerySelectorAll("main a"), link => link.GetAttribute("href") == "/ur/worried");
    }
}

public sealed class EveryTemplateOnSqlite(SitesOnSqlite sites) : EveryTemplate(sites), IClassFixture<SitesOnSqlite>;

public sealed class EveryTemplateOnPostgres(SitesOnPostgres sites) : EveryTemplate(sites), IClassFixture<SitesOnPostgres>;
