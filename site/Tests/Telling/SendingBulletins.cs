using System.Text;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using PreventPublic.Core.Facts;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Features.Bulletins.Sending;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Telling;

/// <summary>Bulletins as a real mail server gets them, on both databases: nobody twice, nobody forgotten, and the officer sees what happened.</summary>
public sealed class SendingBulletins
{
    public static readonly TheoryData<Engine> Engines = [Engine.Sqlite, Engine.Postgres];

    /// <summary>With one mail marked at a time what is known of its reader is read for each; with a group it is read again when it is a second old.</summary>
    public static readonly TheoryData<Engine, string, int> OneByOneAndInGroups = new() { { Engine.Sqlite, "2399", 0 }, { Engine.Sqlite, "0", 1100 }, { Engine.Postgres, "2399", 0 }, { Engine.Postgres, "0", 1100 } };

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Half_the_list_bounces_and_the_other_half_gets_it_once_over_one_connection(Engine engine)
    {
        await using var server = new SmtpServer();
        await using var readers = await Readers.StartAsync(engine, server.Port);
        var all = Enumerable.Range(0, 120).Select(number => $"p{number}@example.org").ToList();
        server.Unknown.UnionWith(all.Where((_, at) => at % 2 == 0));
        await readers.AddAsync(all);
        var id = await readers.OrderAsync();
        await readers.OrderAsync(id, []);
        await readers.PassAsync();
        await readers.PassAsync();
        Assert.Equal(all.Where((_, at) => at % 2 == 1).Order(), server.Mails.Select(mail => mail.To).Order());
        Assert.Equal(1, server.Connections);
        var progress = await readers.ProgressAsync(id);
        Assert.Equal(("sent", 120, 60, 0, 60, 0), (progress.State, progress.Recipients, progress.Sent, progress.Waiting, progress.Refused, progress.Uncertain));
        Assert.Equal(60, await readers.InStoreAsync(store => store.Suppressions.CountAsync(s => s.At == null && s.Failures == 1)));
        var fact = Assert.Single(await readers.InStoreAsync(store => store.Set<OutboxMessage>().Where(m => m.Kind == Fact.Kind).ToListAsync())).Read<Fact>();
        Assert.Equal(new Fact("bulletin.sent", new DateOnly(2026, 11, 23), "thurrock", "", Count: 60), fact);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_server_that_says_come_later_gets_it_later_once(Engine engine)
    {
        await using var server = new SmtpServer();
        var tries = 0;
        server.AnswerTo = to => to == "grey@example.org" && ++tries <= 2 ? "450 4.7.1 come later" : null;
        await using var readers = await Readers.StartAsync(engine, server.Port);
        await readers.AddAsync("grey@example.org", "ada@example.org");
        var id = await readers.OrderAsync();
        await readers.PassAsync();
        await readers.PassAsync();
        Assert.Equal((1, 1, "sending"), ((await readers.ProgressAsync(id)).Sent, (await readers.ProgressAsync(id)).Waiting, (await readers.ProgressAsync(id)).State));
        for (var wait = 0; wait < 4; wait++)
        {
            readers.Fixture.Clock.Advance(TimeSpan.FromMinutes(8));
            await readers.PassAsync();
        }

        Assert.Equal(["ada@example.org", "grey@example.org"], server.Mails.Select(mail => mail.To));
        Assert.Equal("sent", (await readers.ProgressAsync(id)).State);
    }

    [Theory]
    [MemberData(nameof(OneByOneAndInGroups))]
    public async Task Whoever_goes_while_it_is_sent_is_not_sent_it(Engine engine, string perMinute, int serverTakes)
    {
        await using var server = new SmtpServer();
        await using var readers = await Readers.StartAsync(engine, server.Port, fixture => fixture.Settings["Mail:Bulk:PerMinute"] = perMinute);
        await readers.AddAsync(Enumerable.Range(0, 20).Select(number => $"p{number}@example.org"));
        server.AnswerTo = to =>
        {
            if (server.Mails.Count == 4)
            {
                readers.InStoreAsync(store => store.Subscribers.Where(s => s.Email != to).ExecuteDeleteAsync()).GetAwaiter().GetResult();
                readers.Fixture.Clock.Advance(TimeSpan.FromMilliseconds(serverTakes));
            }

            return null;
        };
        var id = await readers.OrderAsync();
        await readers.PassAsync();
        Assert.Equal(5, server.Mails.Count);
        var progress = await readers.ProgressAsync(id);
        Assert.Equal(("sent", 20, 5, 15), (progress.State, progress.Recipients, progress.Sent, progress.Skipped));
    }

    [Theory]
    [MemberData(nameof(OneByOneAndInGroups))]
    public async Task It_pauses_between_two_mails_goes_on_and_is_cancelled(Engine engine, string perMinute, int serverTakes)
    {
        await using var server = new SmtpServer();
        await using var readers = await Readers.StartAsync(engine, server.Port, fixture => fixture.Settings["Mail:Bulk:PerMinute"] = perMinute);
        await readers.AddAsync(Enumerable.Range(0, 20).Select(number => $"p{number}@example.org"));
        var (id, stopAt) = (await readers.OrderAsync(), 3);
        Func<bool> stop = () => readers.Mailings.PauseAsync(id, "an officer", CancellationToken.None).GetAwaiter().GetResult();
        server.AnswerTo = _ =>
        {
            if (server.Mails.Count == stopAt && stop())
            {
                readers.Fixture.Clock.Advance(TimeSpan.FromMilliseconds(serverTakes));
            }

            return null;
        };
        await readers.PassAsync();
        Assert.Equal(("paused", 4, 16), ((await readers.ProgressAsync(id)).State, server.Mails.Count, (await readers.ProgressAsync(id)).Waiting));
        await readers.PassAsync();
        Assert.Equal(4, server.Mails.Count);
        stopAt = 9;
        stop = () => readers.Mailings.CancelAsync(id, "an officer", CancellationToken.None).GetAwaiter().GetResult();
        Assert.True(await readers.Mailings.ResumeAsync(id, "an officer", CancellationToken.None));
        await readers.PassAsync();
        Assert.Equal(("cancelled", 10), ((await readers.ProgressAsync(id)).State, server.Mails.Select(mail => mail.To).Distinct().Count()));
        Assert.False(await readers.Mailings.ResumeAsync(id, "an officer", CancellationToken.None));
        await readers.PassAsync();
        Assert.Equal(10, server.Mails.Count);
    }

    [Fact]
    public async Task While_the_server_is_away_everything_waits_and_says_so()
    {
        var port = LocalServer.FreePort();
        await using var readers = await Readers.StartAsync(Engine.Sqlite, port);
        await readers.AddAsync("ada@example.org", "bob@example.org");
        var id = await readers.OrderAsync();
        for (var hour = 0; hour < 30; hour++)
        {
            await readers.PassAsync();
            readers.Fixture.Clock.Advance(TimeSpan.FromMinutes(20));
        }

        var progress = await readers.ProgressAsync(id);
        Assert.Equal((0, 2, "sending"), (progress.Sent, progress.Waiting, progress.State));
        Assert.Contains("cannot be reached", progress.Fault, StringComparison.Ordinal);
        await using var server = new SmtpServer(port);
        await readers.PassAsync();
        Assert.Equal(["ada@example.org", "bob@example.org"], server.Mails.Select(mail => mail.To).Order());
        Assert.Equal(("sent", (string?)null), ((await readers.ProgressAsync(id)).State, (await readers.ProgressAsync(id)).Fault));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_line_that_breaks_after_the_mail_leaves_one_uncertain_until_an_officer_decides(Engine engine)
    {
        await using var server = new SmtpServer();
        var once = true;
        server.HangUpAfterTaking = () => once && !(once = false);
        await using var readers = await Readers.StartAsync(engine, server.Port);
        await readers.AddAsync("ada@example.org", "bob@example.org", "cy@example.org");
        var id = await readers.OrderAsync();
        await readers.PassAsync();
        await readers.PassAsync();
        Assert.Equal(3, server.Mails.Count);
        var progress = await readers.ProgressAsync(id);
        Assert.Equal(("sent", 2, 1), (progress.State, progress.Sent, progress.Uncertain));
        Assert.Contains("not known", progress.Fault, StringComparison.Ordinal);
        Assert.Equal(1, await readers.Mailings.RetryUncertainAsync(id, "an officer", CancellationToken.None));
        await readers.PassAsync();
        Assert.Equal(4, server.Mails.Count);
        Assert.Equal(3, server.Mails.Select(mail => Parse(mail.Message).MessageId).Distinct().Count());
    }

    [Fact]
    public async Task The_count_per_recipient_would_show_a_sender_that_forgets()
    {
        await using var server = new SmtpServer();
        await using var readers = await Readers.StartAsync(Engine.Sqlite, server.Port);
        await readers.AddAsync("ada@example.org", "bob@example.org");
        var id = await readers.OrderAsync();
        await readers.PassAsync();
        await readers.InStoreAsync(store => store.MailingRecipients.ExecuteUpdateAsync(set => set.SetProperty(r => r.State, RecipientState.Waiting)));
        await readers.InStoreAsync(store => store.Mailings.ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MailingStates.Sending)));
        await readers.PassAsync();
        Assert.Equal(2, server.Mails.Count(mail => mail.To == "ada@example.org"));
        Assert.NotEqual(Guid.Empty, id);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Two_hosts_share_the_work_and_nobody_is_sent_it_twice(Engine engine)
    {
        await using var server = new SmtpServer();
        await using var readers = await Readers.StartAsync(engine, server.Port);
        await using var other = readers.Fixture.Beside();
        foreach (var (key, value) in readers.Fixture.Settings)
        {
            other.Settings[key] = value;
        }

        other.Replace = readers.Fixture.Replace;
        var all = Enumerable.Range(0, 400).Select(number => $"p{number}@example.org").ToList();
        await readers.AddAsync(all);
        var id = await readers.OrderAsync();
        await Task.WhenAll(Task.Run(() => readers.PassAsync()), Task.Run(() => readers.PassAsync(other)));
        await readers.PassAsync();
        Assert.Equal(all.Order(), server.Mails.Select(mail => mail.To).Order());
        Assert.Equal("sent", (await readers.ProgressAsync(id)).State);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task No_more_leaves_in_a_minute_than_is_allowed_in_all_and_to_one_domain(Engine engine)
    {
        await using var server = new SmtpServer();
        await using var readers = await Readers.StartAsync(engine, server.Port, fixture =>
        {
            fixture.Settings["Mail:Bulk:PerMinute"] = "10";
            fixture.Settings["Mail:Bulk:PerDomainPerMinute"] = "7";
        });
        await readers.AddAsync(Enumerable.Range(0, 20).Select(number => $"p{number}@example.org").Concat(["x@example.net", "y@example.net"]));
        await readers.OrderAsync();
        await readers.PassAsync();
        await readers.PassAsync();
        Assert.Equal((7, 2), (server.Mails.Count(mail => mail.To.EndsWith(".org", StringComparison.Ordinal)), server.Mails.Count(mail => mail.To.EndsWith(".net", StringComparison.Ordinal))));
        readers.Fixture.Clock.Advance(TimeSpan.FromSeconds(61));
        await readers.PassAsync();
        Assert.Equal(16, server.Mails.Count);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Everybody_reads_their_part_and_a_broken_part_stops_only_itself(Engine engine)
    {
        await using var server = new SmtpServer();
        await using var readers = await Readers.StartAsync(engine, server.Port);
        await readers.InStoreAsync(async store =>
        {
            store.AddRange(
                Readers.Of("res@example.org"), Readers.Of("ro@example.org", language: "ro"), Readers.Of("parent@example.org", "parents"), Readers.Of("parent-ur@example.org", "parents", "ur"),
                Readers.Of("partner@example.org", "partners"), Readers.Of("urgent@example.org", frequency: "urgent"));
            return await store.SaveChangesAsync();
        });
        var id = await readers.OrderAsync(Readers.Part(), Readers.Part(language: "ro", subject: "Noiembrie"), Readers.Part("parents"), Readers.Part("parents", "ur", subject: ""));
        await readers.PassAsync();
        var got = server.Mails.ToDictionary(mail => mail.To, mail => Parse(mail.Message));
        Assert.Equal(["parent@example.org", "partner@example.org", "res@example.org", "ro@example.org"], got.Keys.Order());
        Assert.Contains("News for parents", got["parent@example.org"].TextBody, StringComparison.Ordinal);
        Assert.Contains("News for residents", got["partner@example.org"].TextBody, StringComparison.Ordinal);
        Assert.Equal("Noiembrie", got["ro@example.org"].Subject);
        Assert.Contains("<html lang=\"ro\" dir=\"ltr\">", got["ro@example.org"].HtmlBody, StringComparison.Ordinal);
        var progress = await readers.ProgressAsync(id);
        Assert.Equal((4, 1, 0, "sending"), (progress.Sent, progress.Held, progress.Waiting, progress.State));
        Assert.Contains("parents in ur", progress.Fault, StringComparison.Ordinal);
        await readers.OrderAsync(Guid.NewGuid(), ["urgent"], Readers.Part(subject: "Statement"));
        await readers.PassAsync();
        Assert.Contains(server.Mails, mail => mail.To == "urgent@example.org");
    }

    [Fact]
    public async Task A_mail_says_what_lists_must_say()
    {
        await using var server = new SmtpServer();
        await using var readers = await Readers.StartAsync(Engine.Sqlite, server.Port, fixture => fixture.Settings["Mail:Bulk:BounceAddress"] = "bounces@council.example");
        await readers.AddAsync("ada@example.org");
        await readers.OrderAsync();
        await readers.PassAsync();
        var mail = Parse(Assert.Single(server.Mails).Message);
        Assert.Matches("^<http://thurrock\\.localhost:5080/bulletins/unsubscribe/u[0-9a-f]{72}>$", mail.Headers[HeaderId.ListUnsubscribe]);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers["List-Unsubscribe-Post"]);
        Assert.Equal("<bulletin.thurrock.thurrock.localhost>", mail.Headers[HeaderId.ListId]);
        Assert.Equal(("bulk", "auto-generated", "en"), (mail.Headers[HeaderId.Precedence], mail.Headers["Auto-Submitted"], mail.Body!.Headers[HeaderId.ContentLanguage]));
        Assert.Matches("^bounces\\+[0-9a-f]{32}@council\\.example$", Assert.Single(server.Senders));
        Assert.Equal(["ada@example.org"], mail.To.Mailboxes.Select(box => box.Address));
        Assert.DoesNotMatch("<img|<script|<link", mail.HtmlBody);
        Assert.Contains("/bulletins/preferences/p", mail.TextBody, StringComparison.Ordinal);
    }

    private static MimeMessage Parse(string text) => MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(text)));
}
