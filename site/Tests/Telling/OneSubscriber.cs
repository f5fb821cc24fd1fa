using System.Net;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Core.Outbox;
using PreventPublic.Staff.Roles;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Telling;

/// <summary>Somebody asks the council what it holds about them, and to forget it.</summary>
public sealed class OneSubscriber
{
    private const string Screen = "/manage/thurrock/subscribers";

    public static readonly TheoryData<Engine> Engines = [Engine.Sqlite, Engine.Postgres];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Is_found_by_the_whole_address_only_and_erased_with_a_line_that_names_nobody(Engine engine)
    {
        await using var server = new SmtpServer();
        await using var readers = await Readers.StartAsync(engine, server.Port);
        await readers.AddAsync("ada@example.org", "bob@example.org");
        var officer = await StaffClient.SignInAsync(readers.Fixture, Role.All.First(role => role.Permissions.Contains(Permissions.BulletinsManage)));
        var page = await officer.PageAsync(Screen);
        Assert.Contains("2 people confirmed", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("ada@", page.Body!.TextContent, StringComparison.Ordinal);

        // Nothing is erased by one press: only what was looked up can be, and behind a step of its own.
        Assert.Empty(page.QuerySelectorAll("form[action*=Erase], button[formaction*=Erase]"));
        foreach (var (typed, status, says) in new[] { ("ada", HttpStatusCode.UnprocessableEntity, "Enter an e-mail address"), ("ADA@example.org", HttpStatusCode.OK, "confirmed on 1 November 2026"), ("eve@example.org", HttpStatusCode.OK, "not subscribed") })
        {
            var found = await officer.SendAsync(Screen, "Find", ("Email", typed));
            Assert.Equal(status, found.StatusCode);
            Assert.Contains(says, await found.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        var held = await StaffClient.ReadAsync(await officer.SendAsync(Screen, "Find", ("Email", "ada@example.org")), Screen, HttpStatusCode.OK);
        Assert.NotNull(held.QuerySelector("details:not([open]) form[action*=Erase]"));
        Assert.Equal(HttpStatusCode.Redirect, (await officer.SendAsync(held, Screen, "Erase")).StatusCode);
        Assert.Equal("bob@example.org", Assert.Single(await readers.InStoreAsync(store => store.Subscribers.Select(s => s.Email).ToListAsync())));
        var lines = await readers.InStoreAsync(store => store.Set<OutboxMessage>().Where(message => message.Kind == AuditLine.Kind).Select(message => message.Payload).ToListAsync());
        Assert.Equal(4, lines.Count(line => line.Contains("subscriber.", StringComparison.Ordinal)));
        Assert.DoesNotContain(lines, line => line.Contains("example.org", StringComparison.Ordinal) && line.Contains("ada", StringComparison.OrdinalIgnoreCase));
    }
}
