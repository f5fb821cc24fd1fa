using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using PreventPublic.Engagement.Features.Bulletins.Bounces;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Telling;

/// <summary>Reports of mails that did not arrive: those that are of our mails count, those that anybody could have written do not.</summary>
public sealed class BouncesCount
{
    public static readonly TheoryData<Engine> Engines = [Engine.Sqlite, Engine.Postgres];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_address_that_is_gone_and_a_complaint_stop_mail_at_once_and_a_full_mailbox_after_three(Engine engine)
    {
        await using var server = new SmtpServer();
        await using var readers = await Readers.StartAsync(engine, server.Port);
        await readers.AddAsync("gone@example.org", "cross@example.org", "full@example.org", "ada@example.org", "victim@example.org");
        await readers.OrderAsync();
        await readers.PassAsync();
        var ids = server.Mails.ToDictionary(mail => mail.To, mail => MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(mail.Message))).MessageId!);
        await PutAsync(readers, Report("5.1.1", ids["gone@example.org"]), Complaint(ids["cross@example.org"]), Report("5.1.1", "not-ours@example.org", "victim@example.org"), "no mail at all");
        for (var time = 0; time < 2; time++)
        {
            await PutAsync(readers, Report("5.2.2", ids["full@example.org"]));
        }

        await readers.OrderAsync();
        await readers.PassAsync();
        Assert.Equal(["ada@example.org", "full@example.org", "victim@example.org"], server.Mails.Skip(5).Select(mail => mail.To).Order());
        await PutAsync(readers, Report("5.2.2", ids["full@example.org"]));
        await readers.OrderAsync();
        await readers.PassAsync();
        Assert.Equal(["ada@example.org", "victim@example.org"], server.Mails.Skip(8).Select(mail => mail.To).Order());
        Assert.Equal(3, await readers.InStoreAsync(store => store.Suppressions.CountAsync(s => s.At != null)));
    }

    private static async Task PutAsync(Readers readers, params string[] mails)
    {
        var folder = readers.Fixture.Services.GetRequiredService<BounceFolder>();
        Directory.CreateDirectory(folder.Folder);
        foreach (var mail in mails)
        {
            await File.WriteAllTextAsync(Path.Combine(folder.Folder, $"{Guid.NewGuid():N}.eml"), mail);
        }

        await folder.TakeAsync(CancellationToken.None);
        Assert.Empty(Directory.GetFiles(folder.Folder));
    }

    internal static string Report(string status, string id, string recipient = "somebody@example.org") => Mail("delivery-status", $"""
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.org

        Final-Recipient: rfc822; {recipient}
        Action: failed
        Status: {status}
        """, id);

    private static string Complaint(string id) => Mail("feedback-report", """
        Content-Type: message/feedback-report

        Feedback-Type: abuse
        User-Agent: test/1
        Version: 1
        """, id);

    private static string Mail(string kind, string part, string id) => $"""
        From: MAILER-DAEMON@example.org
        To: bounces@council.example
        Subject: report
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type={kind}; boundary="b"

        --b
        Content-Type: text/plain

        It did not arrive.
        --b
        {part}

        --b
        Content-Type: text/rfc822-headers

        Message-ID: <{id}>
        Subject: November

        --b--
        """.ReplaceLineEndings("\r\n");
}
