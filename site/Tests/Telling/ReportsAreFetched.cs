using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Engagement.Features.Bulletins.Bounces;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Telling;

/// <summary>Reports of undelivered mails come from a mailbox, or from GOV.UK Notify.</summary>
public sealed class ReportsAreFetched
{
    private const string Token = "a-token-of-thirty-two-characters";

    [Fact]
    public async Task A_mailbox_is_emptied_and_what_is_about_our_mails_counts()
    {
        await using var server = new SmtpServer();
        await using var box = new Pop3Server();
        await using var readers = await Readers.StartAsync(Engine.Sqlite, server.Port, with: fixture =>
        {
            fixture.Settings["Mail:Bounces:Host"] = "127.0.0.1";
            fixture.Settings["Mail:Bounces:Port"] = $"{box.Port}";
            fixture.Settings["Mail:Bounces:Security"] = "none";
            fixture.Settings["Mail:Bounces:User"] = fixture.Settings["Mail:Bounces:Password"] = "bounces";
        });
        await readers.AddAsync("gone@example.org", "ada@example.org");
        await readers.OrderAsync();
        await readers.PassAsync();
        var gone = await MimeKit.MimeMessage.LoadAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(server.Mails.Single(mail => mail.To == "gone@example.org").Message)), TestContext.Current.CancellationToken);
        box.Mails.AddRange([BouncesCount.Report("5.1.1", gone.MessageId!), "Subject: out of the office\r\n\r\nI am away.", BouncesCount.Report("5.1.1", "not-ours@example.org")]);

        var mailbox = readers.Fixture.Services.GetRequiredService<BounceMailbox>();
        Assert.Equal(1, await mailbox.LookAsync(TestContext.Current.CancellationToken));
        Assert.Empty(box.Mails);
        Assert.Equal(1, await readers.InStoreAsync(store => store.Suppressions.CountAsync(one => one.At != null)));

        // Not looked at again before its time; a server that breaks off at the end keeps what it has.
        box.Mails.Add(BouncesCount.Report("5.2.2", gone.MessageId!));
        Assert.Equal(0, await mailbox.LookAsync(TestContext.Current.CancellationToken));
        readers.Fixture.Clock.Advance(TimeSpan.FromMinutes(5));
        box.BreaksAtTheEnd = true;
        Assert.Equal(1, await mailbox.LookAsync(TestContext.Current.CancellationToken));
        Assert.Single(box.Mails);
    }

    [Fact]
    public async Task Notify_says_what_did_not_arrive_and_nobody_else_can()
    {
        await using var server = new SmtpServer();
        await using var readers = await Readers.StartAsync(Engine.Sqlite, server.Port, with: fixture => fixture.Settings["Mail:Notify:CallbackToken"] = Token);
        await readers.AddAsync("gone@example.org", "full@example.org");
        Assert.Equal(HttpStatusCode.Unauthorized, await TellAsync(readers, "wrong", Receipt("gone@example.org", "permanent-failure")));
        Assert.Equal(HttpStatusCode.BadRequest, await TellAsync(readers, Token, JsonContent.Create(new[] { 1 })));
        Assert.Equal(HttpStatusCode.BadRequest, await TellAsync(readers, Token, new StringContent("{")));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await TellAsync(readers, Token, new StringContent(new string('x', 20_000))));
        Assert.Equal(HttpStatusCode.NoContent, await TellAsync(readers, Token, Receipt("stranger@example.org", "permanent-failure")));
        Assert.Equal(HttpStatusCode.NoContent, await TellAsync(readers, Token, Receipt("full@example.org", "delivered")));
        Assert.Equal(0, await readers.InStoreAsync(store => store.Suppressions.CountAsync()));

        Assert.Equal(HttpStatusCode.NoContent, await TellAsync(readers, Token, Receipt("Gone@Example.org", "permanent-failure")));
        Assert.Equal(HttpStatusCode.NoContent, await TellAsync(readers, Token, Receipt("full@example.org", "temporary-failure")));
        Assert.Equal(1, await readers.InStoreAsync(store => store.Suppressions.CountAsync(one => one.At != null)));
        Assert.Equal(2, await readers.InStoreAsync(store => store.Suppressions.CountAsync()));

        await using var without = await Readers.StartAsync(Engine.Sqlite, server.Port);
        Assert.Equal(HttpStatusCode.NotFound, await TellAsync(without, "", Receipt("gone@example.org", "permanent-failure")));
    }

    private static JsonContent Receipt(string to, string status) => JsonContent.Create(new { id = Guid.NewGuid(), reference = "x", to, status, notification_type = "email" });

    private static async Task<HttpStatusCode> TellAsync(Readers readers, string token, HttpContent content)
    {
        using var http = readers.Fixture.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://thurrock.localhost" + NotifyHook.Address) { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }
}
