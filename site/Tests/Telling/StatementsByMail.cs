using System.Net;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using PreventPublic.Core.Access;
using PreventPublic.Engagement.Features.Bulletins.Subscribe;
using PreventPublic.Staff.Roles;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Telling;

/// <summary>A statement after an incident reaches subscribers once, in their language, when a second person agrees and not before.</summary>
public abstract class StatementsByMail(Engine engine)
{
    private const string Screen = "/manage/thurrock/statements";

    [Fact]
    public async Task Everybody_gets_it_once_in_their_language_when_a_second_person_agrees()
    {
        await using var server = new SmtpServer();
        await using var readers = await StartAsync(server);
        await RaiseAsync(readers, mail: true);
        await readers.DeliverAsync();
        await readers.PassAsync();
        Assert.DoesNotContain(server.Mails, mail => mail.Message.Contains("keep away", StringComparison.Ordinal));

        await AgreeAsync(readers);
        await readers.DeliverAsync();
        await readers.PassAsync();
        var mails = server.Mails.Where(mail => mail.Message.Contains("List-Id:", StringComparison.Ordinal)).ToDictionary(mail => mail.To, mail => MimeMessage.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(mail.Message))));
        Assert.Equal(["ada@example.org", "urdu@example.org", "urgent@example.org"], mails.Keys.Order());
        Assert.Equal("There has been an incident", mails["urgent@example.org"].Subject);
        Assert.Contains("Please keep away", mails["ada@example.org"].TextBody, StringComparison.Ordinal);
        Assert.Contains("دور رہیں", mails["urdu@example.org"].TextBody, StringComparison.Ordinal);
        Assert.Contains("http://thurrock.localhost", mails["ada@example.org"].HtmlBody, StringComparison.Ordinal);

        // Said again after a crash, it is the same mailing.
        await readers.PassAsync();
        Assert.Equal(3, server.Mails.Count(mail => mail.Message.Contains("List-Id:", StringComparison.Ordinal)));
        var officer = await StaffClient.SignInAsync(readers.Fixture, Desks.Officer);
        var link = (await officer.PageAsync(Desks.Bulletins)).QuerySelector("main a[href*='statement-mails']")!.GetAttribute("href")!;
        Assert.Contains("Sent3", (await officer.PageAsync(link)).Body!.TextContent.Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var elsewhere = await StaffClient.SignInAsync(readers.Fixture, Role.Administrator, "newham");
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync(link.Replace("thurrock", "newham", StringComparison.Ordinal))).StatusCode);
    }

    [Fact]
    public async Task Taken_down_it_goes_to_nobody_else_and_without_the_tick_to_nobody()
    {
        await using var server = new SmtpServer();
        await using var readers = await StartAsync(server);
        await RaiseAsync(readers, mail: false);
        await AgreeAsync(readers);
        await readers.DeliverAsync();
        Assert.Equal(0, await readers.InStoreAsync(store => store.Mailings.CountAsync()));
        readers.Fixture.Clock.Advance(TimeSpan.FromSeconds(2));

        await RaiseAsync(readers, mail: true);
        var second = await AgreeAsync(readers);
        await readers.DeliverAsync();
        var screen = await second.PageAsync(Screen);
        var mailed = screen.QuerySelectorAll("main section").Single(one => one.TextContent.Contains("Subscribers are sent it", StringComparison.Ordinal)).QuerySelector("input[name=key]")!.GetAttribute("value")!;
        await second.DoAsync(Screen, "TakeDown", ("key", mailed));
        await readers.DeliverAsync();
        await readers.PassAsync();
        Assert.DoesNotContain(server.Mails, mail => mail.Message.Contains("List-Id:", StringComparison.Ordinal));
        Assert.Equal("cancelled", await readers.InStoreAsync(store => store.Mailings.Select(mailing => mailing.State).SingleAsync()));
    }

    private async Task<Readers> StartAsync(SmtpServer server)
    {
        var readers = await Readers.StartAsync(engine, server.Port, content: content => content
            .Write("thurrock/statements/incident.md", "---\ntitle: There has been an incident\nlevel: important\nhours: 24\n---\nPlease keep away from the place.")
            .Write("thurrock/statements/incident.ur.md", "---\ntitle: ایک واقعہ\ntranslated-from: 000000000001\n---\nدور رہیں۔"));
        await readers.InStoreAsync(async store =>
        {
            store.AddRange(Readers.Of("ada@example.org"), Readers.Of("urdu@example.org", language: "ur", topics: " getting-help "), Readers.Of("urgent@example.org", frequency: Frequencies.Urgent));
            return await store.SaveChangesAsync();
        });
        return readers;
    }

    private static async Task RaiseAsync(Readers readers, bool mail)
    {
        var first = await StaffClient.SignInAsync(readers.Fixture, Role.Publisher);
        await first.DoAsync(Screen, "Raise", [("Template", "incident"), .. mail ? new[] { ("Mail", "true") } : []]);
    }

    private static async Task<StaffClient> AgreeAsync(Readers readers)
    {
        var second = await StaffClient.SignInAsync(readers.Fixture, Role.All.First(role => role.Permissions.Contains(Permissions.ContentPublish)));
        await second.DoAsync(Screen, "Agree");
        return second;
    }
}

public sealed class StatementsByMailOnSqlite() : StatementsByMail(Engine.Sqlite);

public sealed class StatementsByMailOnPostgres() : StatementsByMail(Engine.Postgres);
