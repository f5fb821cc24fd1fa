using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using PreventPublic.Core.Access;
using PreventPublic.Engagement.Features.Partners;
using PreventPublic.Engagement.Store;
using PreventPublic.Engagement.Features.DataRequests;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Telling;

/// <summary>Champions and partners are shown by role; a name stands anywhere only while its person agrees to exactly that.</summary>
public abstract class PartnersAreNamedByConsent(Engine engine)
{
    private const string Register = "/manage/thurrock/partners";
    private const string Name = "Marigold Quillfeather";
    private const string Address = "marigold@example.gov.uk";

    private static readonly (string, string)[] Champion = [("Form.Kind", "Champion"), ("Form.Role", "Prevent champion"), ("Form.Body", "Housing")];

    private static readonly (string, string)[] Agreed =
        [("Form.Name", Name), ("Form.Contact", Address), ("Form.How", "Signed form in the folder"), ("Form.GivenOn", "2026-11-20"), ("Form.Until", "2027-03-31"), ("Form.Agreed", "true")];

    [Fact]
    public async Task Who_comes_and_goes_is_counted_by_kind_and_not_by_name()
    {
        using var content = OfficersDesk.Content();
        await using var site = await OfficersDesk.StartAsync(engine, content);
        var officer = await StaffClient.SignInAsync(site, OfficersDesk.Officer);
        var one = await officer.DoAsync(Register + "/new", "", Champion);
        var other = await officer.DoAsync(Register + "/new", "", ("Form.Kind", "Stakeholder"), ("Form.Role", "Faith leaders"));
        await officer.DoAsync(one + "/consent", "", Agreed);
        await officer.DoAsync(one, "Publish");
        site.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 2, 9, 0, 0, TimeSpan.Zero));
        officer = await StaffClient.SignInAsync(site, OfficersDesk.Officer);
        await officer.DoAsync(one + "/change", "", ("Form.Body", "Adult social care"));
        await officer.DoAsync(other + "/change", "", ("Form.Kind", "Organisation"), ("Form.Body", "A federation"));
        await officer.DoAsync(one, "Withdraw");
        var (came, today) = (new DateOnly(2026, 11, 23), new DateOnly(2026, 12, 2));
        Dictionary<(string, DateOnly, string, string), long> counted = new() { [(PartnerFacts.Registered, came, "", "champion")] = 1, [(PartnerFacts.Registered, came, "", "organisation")] = 1 };
        Assert.Equivalent(counted, await OfficersDesk.CountedAsync(site), strict: true);
        await officer.DoAsync(one, "Remove");
        counted.Add((PartnerFacts.Withdrawn, today, "", "champion"), 1);
        Assert.Equivalent(counted, await OfficersDesk.CountedAsync(site), strict: true);
    }

    [Fact]
    public async Task Readers_see_roles_when_they_are_published_in_their_language_and_names_only_with_consent()
    {
        using var content = OfficersDesk.Content();
        await using var site = await OfficersDesk.StartAsync(engine, content);
        var officer = await StaffClient.SignInAsync(site, OfficersDesk.Officer);
        var one = await officer.DoAsync(Register + "/new", "", [.. Champion, ("Form.Words[0].Role", "ذمہ دار"), ("Form.Words[0].Body", "رہائش")]);
        var group = await officer.DoAsync(Register + "/new", "", ("Form.Kind", "Stakeholder"), ("Form.Role", "Faith leaders"));
        Assert.Equal(HttpStatusCode.NotFound, (await site.On().GetAsync("/champions")).StatusCode);
        Assert.DoesNotContain("/champions", await site.On().TextAsync("/sitemap.xml"), StringComparison.Ordinal);
        await officer.DoAsync(one, "Publish");
        await officer.DoAsync(group, "Publish");
        await officer.DoAsync(one + "/consent", "", Agreed);

        // They agreed to be known to staff; that is no consent to be shown.
        Assert.Contains(Name, (await officer.PageAsync(one)).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Marigold", await site.On().TextAsync("/champions"), StringComparison.Ordinal);
        await officer.DoAsync(one + "/consent", "", [.. Agreed, ("Form.Publish", "true")]);
        var page = await site.On().PageAsync("/champions");
        Assert.Equal(["Housing", "Faith leaders"], page.QuerySelectorAll("main li strong").Select(text => text.TextContent));
        Assert.Equal([Name], page.QuerySelectorAll("main li bdi").Select(text => text.TextContent));
        Assert.DoesNotContain(Address, page.Source.Text, StringComparison.Ordinal);

        // Programs get roles only: a name that was copied could not be taken back.
        var api = await site.On().TextAsync("/api/v1/partners?kind=champion&language=ur");
        Assert.Contains("رہائش", api, StringComparison.Ordinal);
        Assert.DoesNotContain("Marigold", api + await site.On().TextAsync("/api/v1/partners"), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Faith", api, StringComparison.Ordinal);
        Assert.False((await site.On().GetAsync("/champions")).Headers.Contains("Set-Cookie"));

        var urdu = await site.On().PageAsync("/ur/champions");
        Assert.Equal(["رہائش", "Faith leaders"], urdu.QuerySelectorAll("main li strong").Select(text => text.TextContent));
        Assert.Equal([null, "en"], urdu.QuerySelectorAll("main li > div:first-child").Select(text => text.GetAttribute("lang")));
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Contains("http://thurrock.localhost/ur/champions", await site.On().TextAsync("/sitemap.xml"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.On("newham.localhost").GetAsync("/champions")).StatusCode);
        Assert.NotNull((await site.On().PageAsync("/bulletins")).QuerySelector("main a[href='/champions']"));
        await officer.DoAsync(one, "Hide");
        await officer.DoAsync(group, "Hide");
        Assert.Equal(HttpStatusCode.NotFound, (await site.On().GetAsync("/champions")).StatusCode);
        Assert.DoesNotContain("رہائش", await site.On().TextAsync("/api/v1/partners?language=ur"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_consent_that_is_withdrawn_takes_the_name_with_it_everywhere()
    {
        using var content = OfficersDesk.Content();
        await using var site = await OfficersDesk.StartAsync(engine, content);
        var officer = await StaffClient.SignInAsync(site, OfficersDesk.Officer);
        var one = await PublishedAsync(officer);

        // The control: it is there to be found.
        Assert.True(await IsHeldAsync(site));
        var older = await officer.PageAsync(one);
        await officer.DoAsync(one, "Review", ("Next", "2027-06-01"));
        Assert.Equal(HttpStatusCode.Redirect, (await officer.SendAsync(older, one, "Withdraw")).StatusCode);
        Assert.DoesNotContain("Marigold", await site.On().TextAsync("/champions"), StringComparison.Ordinal);
        Assert.DoesNotContain("Marigold", await (await officer.GetAsync(one)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("consent withdrawn", (await officer.PageAsync(one)).Body!.TextContent, StringComparison.Ordinal);
        Assert.False(await IsHeldAsync(site));
        await using var store = await OfficersDesk.StoreAsync(site);
        Assert.Equal("a partner's name", (await store.Erasures.SingleAsync(TestContext.Current.CancellationToken)).What);
        Assert.All(await OfficersDesk.PostedAsync<AuditLine>(site, AuditLine.Kind), line => Assert.DoesNotContain("Marigold", line.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_consent_that_ended_counts_no_more_and_its_name_is_erased_once()
    {
        using var content = OfficersDesk.Content();
        await using var site = await OfficersDesk.StartAsync(engine, content);
        var officer = await StaffClient.SignInAsync(site, OfficersDesk.Officer);
        var one = await PublishedAsync(officer);

        // 31 March 2027 is a day of summer time: it ends at 11pm, UTC.
        var end = new DateTimeOffset(2027, 3, 31, 23, 0, 0, TimeSpan.Zero);
        Assert.Equal(0, await EraserAt(site, end.AddSeconds(-1)).EraseEndedAsync(CancellationToken.None));
        var late = new Engagement.Features.Partners.SeePartners.PublicPartners(
            site.Services.GetRequiredService<IDbContextFactory<PeopleStore>>(), site.Services.GetRequiredKeyedService<Core.Stores.StoreDatabase>(PeopleStore.Name), new FakeTimeProvider(end));
        Assert.All(await late.AllAsync("thurrock", "en", CancellationToken.None), partner => Assert.Null(partner.Name));
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => EraserAt(site, end).EraseEndedAsync(CancellationToken.None))));
        Assert.Equal(1, both.Sum());
        Assert.False(await IsHeldAsync(site));
        Assert.Contains("consent ended, name erased, by retention", (await officer.PageAsync(one)).Body!.TextContent, StringComparison.Ordinal);
        await using var store = await OfficersDesk.StoreAsync(site);
        Assert.Equal(1, await store.Erasures.CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Who_asks_is_shown_what_is_held_and_forgotten()
    {
        using var content = OfficersDesk.Content();
        await using var site = await OfficersDesk.StartAsync(engine, content);
        await PublishedAsync(await StaffClient.SignInAsync(site, OfficersDesk.Officer));
        var eraser = site.Services.GetRequiredService<PartnerEraser>();
        var record = Assert.IsType<PartnerRecord>(Assert.Single(await eraser.OfAsync(new DataSubject("MARIGOLD+x@example.gov.uk"), CancellationToken.None)).Details);
        Assert.Equal((Name, Address, true), (record.Name, record.Address, record.Published));
        Assert.Empty(await eraser.OfAsync(new DataSubject("somebody@example.gov.uk"), CancellationToken.None));
        Assert.Equal((0, 1, 0), (await eraser.EraseAsync(new DataSubject("somebody@example.gov.uk"), "a test", CancellationToken.None), await eraser.EraseAsync(new DataSubject(Address), "a test", CancellationToken.None), await eraser.EraseAsync(new DataSubject(Address), "a test", CancellationToken.None)));
        Assert.False(await IsHeldAsync(site));
    }

    [Fact]
    public async Task What_is_wrong_is_said_two_at_once_lose_nothing_and_another_council_sees_nothing()
    {
        using var content = OfficersDesk.Content();
        await using var site = await OfficersDesk.StartAsync(engine, content);
        var (officer, other) = (await StaffClient.SignInAsync(site, OfficersDesk.Officer), await StaffClient.SignInAsync(site, OfficersDesk.Officer, "newham"));
        foreach (var (field, value) in new[]
        {
            ("Form.Kind", "Person"), ("Form.Role", ""), ("Form.Body", ""), ("Form.Role", new string('x', 121)), ("Form.Body", "jo@example.org"), ("Form.ReviewOn", "2026-11-01"), ("Form.ReviewOn", "soon"), ("Form.Words[0].Role", "ذمہ دار"),
        })
        {
            var page = await StaffClient.ReadAsync(await officer.SendAsync(Register + "/new", "", [.. Champion.Where(pair => pair.Item1 != field), (field, value)]), Register, HttpStatusCode.UnprocessableEntity);
            Assert.NotNull(page.QuerySelector(".govuk-error-summary"));
        }

        var one = await officer.DoAsync(Register + "/new", "", Champion);
        foreach (var (field, value) in new[] { ("Form.Name", ""), ("Form.Contact", "at home"), ("Form.How", ""), ("Form.How", "Rang 07700 900123"), ("Form.GivenOn", "2026-12-01"), ("Form.Until", "2026-11-01"), ("Form.Until", "2029-01-01"), ("Form.Agreed", "") })
        {
            var page = await StaffClient.ReadAsync(await officer.SendAsync(one + "/consent", "", [.. Agreed.Where(pair => pair.Item1 != field), (field, value)]), one, HttpStatusCode.UnprocessableEntity);
            Assert.Equal(field == "Form.Name" ? value : Name, OfficersDesk.ValueOf(page, "Form.Name"));
        }

        var (mine, screen) = (await officer.PageAsync(one + "/change"), await officer.PageAsync(one));
        await officer.DoAsync(one + "/change", "", ("Form.Body", "Theirs"));
        var late = await StaffClient.ReadAsync(await officer.SendAsync(mine, one + "/change", "", ("Form.Body", "Mine")), one, HttpStatusCode.Conflict);
        Assert.Equal("Mine", OfficersDesk.ValueOf(late, "Form.Body"));
        Assert.Equal(HttpStatusCode.Conflict, (await officer.SendAsync(screen, one, "Publish")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await officer.SendAsync(screen, one, "Remove")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.SendAsync(one, "Review", ("Next", "2026-01-01"))).StatusCode);

        var token = (await other.PageAsync("/manage/newham/partners/new")).QuerySelector("main [name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var there = one.Replace("thurrock", "newham", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(there)).StatusCode);
        foreach (var handler in new[] { "Publish", "Withdraw", "Remove" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsync($"{there}?handler={handler}", [new("Revision", "1"), new("__RequestVerificationToken", token)])).StatusCode);
        }

        await officer.DoAsync(one, "Remove");
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync(one)).StatusCode);
    }

    private static async Task<string> PublishedAsync(StaffClient officer)
    {
        var one = await officer.DoAsync(Register + "/new", "", Champion);
        await officer.DoAsync(one + "/consent", "", [.. Agreed, ("Form.Publish", "true")]);
        await officer.DoAsync(one, "Publish");
        return one;
    }

    private static PartnerEraser EraserAt(SiteFixture site, DateTimeOffset at) => new(site.Services.GetRequiredService<IDbContextFactory<PeopleStore>>(), new FakeTimeProvider(at));

    /// <summary>Whether the name is anywhere in the store: in SQLite's files as bytes, in PostgreSQL as rows.</summary>
    private async Task<bool> IsHeldAsync(SiteFixture site)
    {
        if (engine == Engine.Postgres)
        {
            await using var store = await OfficersDesk.StoreAsync(site);
            return await store.PartnerConsents.AnyAsync(consent => consent.Name == Name);
        }

        var name = Encoding.UTF8.GetBytes("Quillfeather");
        return (await DataFiles.ReadAsync(site.Data, "people.db*", TestContext.Current.CancellationToken)).Any(file => file.AsSpan().IndexOf(name) >= 0);
    }
}

public sealed class PartnersAreNamedByConsentOnSqlite() : PartnersAreNamedByConsent(Engine.Sqlite);

public sealed class PartnersAreNamedByConsentOnPostgres() : PartnersAreNamedByConsent(Engine.Postgres);
