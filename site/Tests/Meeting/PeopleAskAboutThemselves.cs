using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core;
using PreventPublic.Core.Access;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Features.Bulletins.Subscribe;
using PreventPublic.Engagement.Features.DataRequests;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Partners;
using PreventPublic.Engagement.Features.Training;
using PreventPublic.Engagement.Mail;
using PreventPublic.Staff.Roles;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Meeting;

/// <summary>One person asks one of two councils what it holds about them, and to be forgotten.</summary>
public abstract class PeopleAskAboutThemselves(Engine engine)
{
    private const string Screen = "/manage/thurrock/data-requests";
    private const string Ada = "ada@example.org";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_of_this_council_is_shown_and_erased_and_nothing_of_the_other()
    {
        await using var meet = await StartAsync();
        var officer = await AdministratorAsync(meet);
        var shown = await (await officer.SendAsync(Screen, "", ("Email", "ADA+x@example.org"), ("Reference", "SAR 12"))).Content.ReadAsStringAsync(Cancel);
        foreach (var held in new[] { "thurrock/evening/2026-12-10", "Notice, check, share", "Bulletins by e-mail", "Mails in the mail folder", "You have a place", "Booked" })
        {
            Assert.Contains(held, shown, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Newham", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Bob", shown, StringComparison.Ordinal);

        var file = await (await FromShownAsync(officer, "SAR 12", "File")).Content.ReadAsStringAsync(Cancel);
        using var json = JsonDocument.Parse(file);
        Assert.Equal(["registrations", "training", "subscriptions", "partners", "mails"], json.RootElement.GetProperty("held").EnumerateArray().Select(kind => kind.GetProperty("kind").GetString()));
        Assert.DoesNotContain("Newham", file, StringComparison.Ordinal);

        await EraseAsync(officer, "SAR 13", "registrations", "training", "subscriptions", "partners", "mails");
        var left = await HeldAsync(meet);
        Assert.All(left, record => Assert.Equal("newham", record.Site));
        Assert.Equal(4, left.Count);
        Assert.Equal(["bob@example.org"], (await meet.AllAsync()).Where(r => r.Number == 2).Select(r => r.Email));
        Assert.Single(await meet.Fixture.Services.GetRequiredService<MailFolder>().ReadAsync("thurrock", Cancel));
    }

    [Fact]
    public async Task What_the_council_has_to_keep_is_left_out()
    {
        await using var meet = await StartAsync();
        var officer = await AdministratorAsync(meet);
        await EraseAsync(officer, "SAR 14", "subscriptions");
        Assert.Equal(["registrations", "training", "partners", "mails"], (await HeldAsync(meet, "thurrock")).Select(record => record.Code).Distinct());
    }

    [Fact]
    public async Task Each_step_leaves_a_line_that_names_the_request_and_not_the_person()
    {
        await using var meet = await StartAsync();
        var officer = await AdministratorAsync(meet);
        await FromShownAsync(officer, "SAR 12", "File");
        await EraseAsync(officer, "SAR 12", "registrations");
        var trail = await meet.InStoreAsync(store => store.Set<OutboxMessage>().AsNoTracking().Where(m => m.Kind == AuditLine.Kind).ToListAsync());
        var lines = trail.Select(m => m.Read<AuditLine>()).Where(line => line.Action.StartsWith("person.", StringComparison.Ordinal)).OrderBy(line => line.At).ToList();
        Assert.Equal(["person.erased", "person.erasure-begun", "person.given-out", "person.shown", "person.shown"], lines.Select(line => line.Action).Order());
        Assert.All(lines, line => Assert.Equal(("thurrock", "data-requests/SAR 12"), (line.Site, line.Subject)));
        Assert.DoesNotContain(trail, line => line.Payload.Contains("ada", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Nothing_is_shown_or_erased_before_everything_is_said()
    {
        await using var meet = await StartAsync();
        var officer = await AdministratorAsync(meet);
        var before = (await HeldAsync(meet)).Count;
        foreach (var (email, reference) in new[] { ("ada", "SAR 1"), (Ada, ""), (Ada, Ada), (Ada, new string('x', 41)) })
        {
            var answer = await officer.SendAsync(Screen, "", ("Email", email), ("Reference", reference));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.DoesNotContain("What Test Council holds", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }

        foreach (var more in new (string, string)[][] { [("Sure", "true"), ("Kinds", "")], [("Sure", "true"), ("Kinds", "everything")], [("Kinds", "registrations")] })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await FromShownAsync(officer, "SAR 1", "Erase", more)).StatusCode);
        }

        Assert.Equal(before, (await HeldAsync(meet)).Count);
    }

    [Fact]
    public async Task Only_an_administrator_of_this_council_sees_it()
    {
        await using var meet = await StartAsync();
        foreach (var other in new[] { await StaffClient.SignInAsync(meet.Fixture, Role.EngagementOfficer), await StaffClient.SignInAsync(meet.Fixture, Role.Administrator, site: "newham"), StaffClient.Stranger(meet.Fixture) })
        {
            Assert.NotEqual(HttpStatusCode.OK, (await other.GetAsync(Screen)).StatusCode);
        }
    }

    [Fact]
    public async Task Mails_in_the_folder_are_forgotten_after_thirty_days()
    {
        await using var meet = await StartAsync();
        var folder = meet.Fixture.Services.GetRequiredService<MailFolder>();
        meet.Fixture.Clock.Advance(TimeSpan.FromDays(29));
        Assert.Equal(0, await folder.EraseDueAsync(Cancel));
        meet.Fixture.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(2, await folder.EraseDueAsync(Cancel));
        Assert.Empty(await folder.ReadAsync(null, Cancel));
    }

    /// <summary>Whoever adds a table that holds an address is reminded of those who ask about it.</summary>
    [Fact]
    public async Task There_is_no_other_table_that_holds_somebodys_address()
    {
        await using var meet = await Meet.StartAsync(engine, 2);
        var tables = await meet.InStoreAsync(store => Task.FromResult(store.Model.GetEntityTypes()
            .Where(type => type.GetProperties().Any(property => property.ClrType == typeof(string) && (property.Name.Contains("Email", StringComparison.Ordinal) || property.Name.Contains("Contact", StringComparison.Ordinal) || property.Name.Contains("Phone", StringComparison.Ordinal))))
            .Select(type => type.ClrType).ToHashSet()));
        Assert.Equal(new HashSet<Type> { typeof(Registration), typeof(TrainingRecord), typeof(Subscriber), typeof(PartnerConsent) }, tables);
    }

    private Task<Meet> StartAsync() => Begin.TwoCouncilsAsync(engine);

    private static Task<StaffClient> AdministratorAsync(Meet meet) => StaffClient.SignInAsync(meet.Fixture, Role.Administrator);

    private static async Task EraseAsync(StaffClient officer, string reference, params string[] kinds) =>
        Assert.Equal(HttpStatusCode.Redirect, (await FromShownAsync(officer, reference, "Erase", [("Sure", "true"), .. kinds.Select(kind => ("Kinds", kind))])).StatusCode);

    /// <summary>Looks Ada up, and presses a button below what is shown.</summary>
    private static async Task<HttpResponseMessage> FromShownAsync(StaffClient officer, string reference, string handler, params (string, string)[] fields)
    {
        var shown = await StaffClient.ReadAsync(await officer.SendAsync(Screen, "", ("Email", Ada), ("Reference", reference)), Screen, HttpStatusCode.OK);
        return await officer.SendAsync(shown, Screen, handler, fields);
    }

    private static async Task<List<(string Code, string Site)>> HeldAsync(Meet meet, string? site = null) =>
        [.. (await meet.Fixture.Services.GetRequiredService<RequestDesk>().LookAsync(new DataSubject(Ada, site), Cancel)).SelectMany(held => held.Records.Select(record => (held.Kind.Code, record.Site)))];

    private static class Begin
    {
        public static async Task<Meet> TwoCouncilsAsync(Engine engine)
        {
            var meet = await Meet.StartAsync(engine, 5, beside: content => content
                .Write("newham/site.md", "---\ntitle: Prevent in Newham\ncouncil: Newham Council\narea: Newham\npolice: Metropolitan Police\nhosts: [newham.localhost]\ntheme: newham\nexit-to: https://www.bbc.co.uk/weather\nsummary: A site.\n---\n")
                .Write("newham/pages/home.md", "---\ntitle: Home\nsummary: Home.\naddress: /\n---\nWelcome.\n"));
            await meet.RegisterAsync(Ada);
            await meet.RegisterAsync("bob@example.org");
            await meet.DeliverAsync();
            await meet.InStoreAsync(async store =>
            {
                var elsewhere = new Session { Site = "newham", Event = "evening", Date = new(2026, 12, 10), StartsAt = At, EndsAt = At, Place = "Newham Hall", KeepUntil = At.AddDays(30) };
                store.Add(elsewhere);
                store.Add(new Registration { SessionId = elsewhere.Id, FormId = Guid.NewGuid(), Number = 1, Party = 1, Name = "Ada of Newham", Email = Ada, EmailKey = EmailAddress.KeyOf(Ada), Language = "en", Code = "ABCDEF", CreatedAt = At });
                foreach (var site in new[] { "thurrock", "newham" })
                {
                    Add(store, site);
                }

                return await store.SaveChangesAsync(Cancel);
            });
            return meet;
        }

        private static DateTime At => new(2026, 12, 10, 18, 0, 0, DateTimeKind.Utc);

        private static void Add(DbContext store, string site)
        {
            store.Add(new Subscriber { Site = site, Email = Ada, EmailHash = Subscribing.HashOf(Ada), Domain = "example.org", Audience = "residents", Topics = "", Language = "en", Frequency = Frequencies.Monthly, CreatedAt = At, Nonce = site });
            store.Add(new TrainingRecord { Site = site, Course = site == "newham" ? "A course of Newham" : "Notice, check, share", On = new(2026, 11, 1), Name = "Ada", Organisation = "School", Role = "", Email = Ada, EmailKey = EmailAddress.KeyOf(Ada), Language = "en", EraseAt = At.AddYears(1), By = "a test", At = At });
            var partner = new Partner { Site = site, Kind = PartnerKind.Champion, Role = $"Champion of {site}", Body = "", ReviewOn = new(2027, 11, 1) };
            store.Add(partner);
            store.Add(new PartnerConsent { PartnerId = partner.Id, Name = "Ada", Contact = Ada, ContactKey = EmailAddress.KeyOf(Ada), How = "form", GivenOn = new(2026, 11, 1), Until = new(2027, 11, 1), EndsAt = At.AddYears(1), RecordedBy = "a test", RecordedAt = At });
        }
    }
}

public sealed class PeopleAskAboutThemselvesOnSqlite() : PeopleAskAboutThemselves(Engine.Sqlite);

public sealed class PeopleAskAboutThemselvesOnPostgres() : PeopleAskAboutThemselves(Engine.Postgres);
