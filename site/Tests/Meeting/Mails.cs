using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Events.Letters;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Meeting;

/// <summary>Mails as a mail server gets them.</summary>
public sealed partial class Mails
{
    [Fact]
    public async Task A_booking_arrives_once_as_text_html_and_calendar_with_a_stable_id()
    {
        await using var server = new SmtpServer();
        await using var meet = await StartAsync(server.Port);
        await meet.RegisterAsync("ada@example.org");
        var id = await meet.InStoreAsync(store => store.Set<OutboxMessage>().Where(m => m.Kind == Letter.Kind).Select(m => m.Id).SingleAsync());
        await meet.DeliverAsync();
        await meet.DeliverAsync();
        var (to, text) = Assert.Single(server.Mails);
        Assert.Equal("ada@example.org", to);
        var mail = Parse(text);
        Assert.Equal($"{id:N}@thurrock.localhost", mail.MessageId);
        Assert.Equal("You have a place: evening", mail.Subject);
        Assert.Equal(["ada@example.org"], mail.To.Mailboxes.Select(box => box.Address));
        Assert.Empty(mail.Cc.Concat(mail.Bcc));
        Assert.Contains("http://thurrock.localhost:5080/my-registration/", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("/my-registration/", mail.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotMatch("<img|<script|<link|style=", mail.HtmlBody);
        var calendars = mail.BodyParts.OfType<TextPart>().Where(part => part.ContentType.IsMimeType("text", "calendar")).ToList();
        Assert.Equal(2, calendars.Count);
        Assert.All(calendars, part => Assert.Equal("REQUEST", part.ContentType.Parameters["method"]));
        Assert.Equal(0, await meet.InStoreAsync(store => store.Set<OutboxMessage>().CountAsync(m => m.Kind == Letter.Kind)));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task When_it_is_over_everybody_is_asked_once_and_in_the_same_way_and_nothing_in_it_could_tell_who_answers(Engine engine)
    {
        await using var server = new SmtpServer();
        await using var meet = await StartAsync(server.Port, engine, "feedback: after\ncertificate: true", content => content.Write("thurrock/consultations/after.md", AfterAnEvening)
            .Write("thurrock/surveys/after.yaml", "questions:\n  heard: {type: agree}\n").Write("thurrock/surveys/after.md", "---\ntitle: After\nsummary: S.\n---\n## Did you feel heard? {#heard}\n")
            .Write("thurrock/surveys/after.ur.md", "---\ntitle: بعد\nsummary: خلاصہ\ntranslated-from: 000000000001\n---\n## کیا آپ کی بات سنی گئی؟ {#heard}\n"));
        string[] people = ["ada@example.org", "bob@example.org", "gone@example.org"];
        foreach (var person in people)
        {
            await meet.RegisterAsync(person);
        }

        await meet.PressAsync(await meet.TokenAsync("gone@example.org", LetterKind.Booked), "cancel");
        await meet.DeliverAsync();
        var before = server.Mails.Count;
        meet.Fixture.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 10, 21, 59, 0, TimeSpan.Zero));
        await meet.LookAfterAsync();
        await meet.DeliverAsync();
        Assert.DoesNotContain(server.Mails.Skip(before), mail => Parse(mail.Message).Subject!.StartsWith("How was it", StringComparison.Ordinal));
        meet.Fixture.Clock.Advance(TimeSpan.FromMinutes(2));
        for (var look = 0; look < 3; look++)
        {
            await meet.LookAfterAsync();
            await meet.DeliverAsync();
        }

        var asked = server.Mails.Select(mail => (mail.To, Mail: Parse(mail.Message))).Where(mail => mail.Mail.Subject == "How was it? evening").ToList();
        Assert.Equal(people[..2], asked.Select(mail => mail.To).Order());
        Assert.All(asked, mail => Assert.Contains("http://thurrock.localhost:5080/consultations/after", mail.Mail.TextBody!.Split(['\n', '\r', ' ']), StringComparer.Ordinal));
        Assert.Single(asked.Select(mail => System.Text.RegularExpressions.Regex.Replace(mail.Mail.TextBody!, "my-registration/[a-z0-9]+|[2-9B-X]{6}\\b", "…")).Distinct());
        Assert.All(asked, mail => Assert.Contains("you can print a certificate", mail.Mail.TextBody, StringComparison.Ordinal));
    }

    private const string AfterAnEvening = """
        ---
        title: How was it?
        summary: Tell us.
        about: event
        decides: The team
        contacts: []
        rounds:
          - id: one
            survey: after
            doors: [open]
        names:
          - id: one
            what: The evening
        space: S.
        voice: V.
        audience: A.
        influence: I.
        ---
        Text.
        """;

    [Fact]
    public async Task A_server_that_is_away_for_a_day_gets_every_mail_later_once()
    {
        var port = LocalServer.FreePort();
        await using var meet = await StartAsync(port);
        for (var person = 0; person < 5; person++)
        {
            await meet.RegisterAsync($"person{person}@example.org");
        }

        for (var hour = 0; hour < 24; hour++)
        {
            await meet.DeliverAsync();
            meet.Fixture.Clock.Advance(TimeSpan.FromHours(1));
        }

        await using var server = new SmtpServer(port);
        await meet.DeliverAsync();
        await meet.DeliverAsync();
        Assert.Equal(Enumerable.Range(0, 5).Select(person => $"person{person}@example.org"), server.Mails.Select(mail => mail.To).Order());
    }

    [Fact]
    public async Task What_was_taken_but_not_marked_comes_again_under_the_same_id()
    {
        await using var server = new SmtpServer();
        var first = true;
        server.HangUpAfterTaking = () => first && !(first = false);
        await using var meet = await StartAsync(server.Port);
        await meet.RegisterAsync("ada@example.org");
        await meet.DeliverAsync();
        meet.Fixture.Clock.Advance(TimeSpan.FromMinutes(1));
        await meet.DeliverAsync();
        Assert.Equal(2, server.Mails.Count);
        Assert.Single(server.Mails.Select(mail => Parse(mail.Message).MessageId).Distinct());
    }

    [Fact]
    public async Task An_address_that_nobody_has_is_given_up_and_holds_up_nobody()
    {
        await using var server = new SmtpServer();
        server.Unknown.Add("nobody@example.org");
        await using var meet = await StartAsync(server.Port);
        await meet.RegisterAsync("nobody@example.org");
        await meet.RegisterAsync("ada@example.org");
        await meet.DeliverAsync();
        Assert.Equal("ada@example.org", Assert.Single(server.Mails).To);
        var dead = await meet.InStoreAsync(store => store.Set<OutboxMessage>().SingleAsync(m => m.DeadAt != null));
        Assert.DoesNotContain("nobody@example.org", dead.LastFault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_folder_holds_one_file_for_a_mail_however_often_it_is_sent()
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 5);
        await meet.RegisterAsync("ada@example.org");
        var message = await meet.InStoreAsync(store => store.Set<OutboxMessage>().AsNoTracking().SingleAsync(m => m.Kind == Letter.Kind));
        var delivery = meet.Fixture.Services.GetServices<IDelivery>().Single(one => one.Kind == Letter.Kind);
        await delivery.DeliverAsync(message, TestContext.Current.CancellationToken);
        await delivery.DeliverAsync(message, TestContext.Current.CancellationToken);
        var file = Assert.Single(Directory.GetFiles(Path.Combine(meet.Fixture.Data, "mail"), "*.eml"));
        Assert.Equal("ada@example.org", (await MimeMessage.LoadAsync(file, TestContext.Current.CancellationToken)).To.Mailboxes.Single().Address);
    }

    [Fact]
    public async Task Notify_gets_what_its_protocol_asks_and_its_refusals_are_understood()
    {
        const string service = "26785a09-ab16-4eb0-8407-a37497a57506";
        const string secret = "3d844edf-8d35-48ac-975b-e847b4f122b0";
        var status = 500;
        using var notify = new LocalServer(_ => status == 400 ? (400, """{"status_code":400,"errors":[{"error":"ValidationError","message":"no"}]}""") : (status, "{}"));
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 5, with: fixture =>
        {
            fixture.Settings["Mail:Transport"] = "notify";
            fixture.Settings["Mail:Notify:Key"] = $"test-{service}-{secret}";
            fixture.Settings["Mail:Notify:Template"] = "f33517ff-2a88-4f6e-b855-c550268ce08a";
            fixture.Settings["Mail:Notify:Address"] = notify.Address("/");
        });
        await meet.RegisterAsync("ada@example.org");
        await meet.DeliverAsync();
        status = 201;
        meet.Fixture.Clock.Advance(TimeSpan.FromMinutes(1));
        await meet.DeliverAsync();
        Assert.Equal(2, notify.Bodies.Count);
        using var body = JsonDocument.Parse(notify.Bodies.Last());
        Assert.Equal("ada@example.org", body.RootElement.GetProperty("email_address").GetString());
        Assert.Contains("/calendar.ics", body.RootElement.GetProperty("personalisation").GetProperty("body").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("ada", body.RootElement.GetProperty("reference").GetString(), StringComparison.Ordinal);
        AssertToken(notify.Authorizations.Last(), service, secret);
        status = 400;
        await meet.RegisterAsync("bob@example.org");
        await meet.DeliverAsync();
        Assert.Equal(1, await meet.InStoreAsync(store => store.Set<OutboxMessage>().CountAsync(m => m.DeadAt != null)));
    }

    [Fact]
    public async Task Every_letter_is_whole_in_every_language_and_holds_nothing_that_was_typed()
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 5);
        await new Registrant(meet.Browser()) { Name = "TypedName", Party = 2, More = { ["guests"] = "TypedGuest", ["access"] = "TypedNeed" } }.RegisterAsync(meet.Wait);
        var writer = meet.Fixture.Services.GetRequiredService<LetterWriter>();
        var (registration, session) = ((await meet.AllAsync())[0], await meet.InStoreAsync(store => store.Sessions.SingleAsync()));
        foreach (var language in Language.All)
        {
            var site = meet.Fixture.Services.GetRequiredService<IEventDirectory>().Site("thurrock", language)!;
            foreach (var why in Enum.GetValues<LetterKind>())
            {
                var mail = writer.Write(new Letter(why, registration.Id, "token", 0), registration, session, site, language);
                Assert.All(new[] { mail.Subject, mail.Text, mail.Html }, text => Assert.DoesNotMatch(@"\{\d\}|Typed", text));
                Assert.Contains($"<html lang=\"{language.Code}\" dir=\"{language.Direction}\">", mail.Html, StringComparison.Ordinal);
            }
        }
    }

    private static Task<Meet> StartAsync(int port, Engine engine = Engine.Sqlite, string more = "", Action<TestContent>? beside = null) => Meet.StartAsync(engine, 50, more, beside: beside, with: fixture =>
    {
        fixture.Settings["Mail:Transport"] = "smtp";
        fixture.Settings["Mail:Smtp:Host"] = "127.0.0.1";
        fixture.Settings["Mail:Smtp:Port"] = port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        fixture.Settings["Mail:Smtp:Security"] = "none";
    });

    private static MimeMessage Parse(string text) => MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private static void AssertToken(string authorization, string service, string secret)
    {
        var parts = Bearer().Match(authorization).Groups;
        var claims = JsonDocument.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(parts["claims"].Value)).RootElement;
        Assert.Equal(service, claims.GetProperty("iss").GetString());
        var expected = System.Security.Cryptography.HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes($"{parts["head"].Value}.{parts["claims"].Value}"));
        Assert.Equal(expected, System.Buffers.Text.Base64Url.DecodeFromChars(parts["signature"].Value));
    }

    [GeneratedRegex(@"^Bearer (?<head>[\w-]+)\.(?<claims>[\w-]+)\.(?<signature>[\w-]+)$")]
    private static partial Regex Bearer();
}
