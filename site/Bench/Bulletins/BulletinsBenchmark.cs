using System.Diagnostics;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using PreventPublic.Bench.Measuring;
using PreventPublic.Bench.Processes;
using PreventPublic.Engagement.Features.Bulletins.Sending;

namespace PreventPublic.Bench.Bulletins;

/// <summary>What a bulletin for a large borough costs: putting everybody in the queue, and sending, beside a loop that only sends.</summary>
public static class BulletinsBenchmark
{
    private const int People = 100_000;
    private const int MailsARound = 5_000;
    private const int Rounds = 6;
    private const int LinkLength = 80;

    public static async Task RunAsync(Figures figures, CancellationToken cancel)
    {
        using var scratch = new Scratch();
        await using var sink = new MailSink();
        await using var press = await MadeUpPress.StartAsync(scratch.In("press"), sink.Port, cancel);
        await QueueAsync(press, figures, cancel);
        var rounds = new List<(double Ours, double Bare)>();
        await RoundAsync(press, sink, cancel);
        for (var round = 0; round < Rounds; round++)
        {
            rounds.Add(round % 2 == 0 ? await RoundAsync(press, sink, cancel) : await TurnedAsync(press, sink, cancel));
            Progress.Say($"round {round + 1}: {rounds[^1].Ours:0} and {rounds[^1].Bare:0} mails/s");
        }

        figures.Add("mails sent, one host", Median.Of(rounds.Select(round => round.Ours)), "1/s");
        figures.Add("a bare MailKit loop", Median.Of(rounds.Select(round => round.Bare)), "1/s");
        figures.Add("mails sent vs a bare MailKit loop", Median.Of(rounds.Select(round => round.Ours / round.Bare)), "ratio", Target.AtLeast(0.7));
        await SubscriberScreens.RunAsync(scratch.In("content"), People, figures, cancel);
    }

    private static async Task QueueAsync(MadeUpPress press, Figures figures, CancellationToken cancel)
    {
        Progress.Say($"{People} subscribers");
        await press.SeedAsync(People, withTopics: true, cancel);
        var id = await press.OrderAsync([ByTopic("residents"), ByTopic("parents")], cancel);
        var began = Stopwatch.GetTimestamp();
        await press.Get<Expansion>().BeginDueAsync(cancel);
        figures.Add($"{People} subscribers queued", Stopwatch.GetElapsedTime(began).TotalSeconds, "s", Target.AtMost(60));
        began = Stopwatch.GetTimestamp();
        var progress = await press.Get<Mailings>().ProgressAsync(id, cancel) ?? throw new CannotMeasureException("The mailing is not there.");
        figures.Add($"progress of {progress.Recipients + progress.NotTheirTopics} recipients", Stopwatch.GetElapsedTime(began).TotalMilliseconds, "ms");
        await press.Get<Mailings>().CancelAsync(id, "a benchmark", cancel);
        await press.SeedAsync(MailsARound, withTopics: false, cancel);
    }

    /// <summary>Ten pieces, about two of the topics that people chose.</summary>
    private static MailingPart ByTopic(string audience) => MadeUpPress.Part with
    {
        Audience = audience,
        Blocks = [.. Enumerable.Range(0, 10).Select(piece => new MailingBlock(BlockKind.Piece, "<p>A piece.</p>", "A piece.", [piece % 2 == 0 ? "law" : "venues"]))],
    };

    private static async Task<(double Ours, double Bare)> RoundAsync(MadeUpPress press, MailSink sink, CancellationToken cancel) => (await OursAsync(press, sink, cancel), await BareAsync(press, sink, cancel));

    private static async Task<(double Ours, double Bare)> TurnedAsync(MadeUpPress press, MailSink sink, CancellationToken cancel)
    {
        var bare = await BareAsync(press, sink, cancel);
        return (await OursAsync(press, sink, cancel), bare);
    }

    private static async Task<double> OursAsync(MadeUpPress press, MailSink sink, CancellationToken cancel)
    {
        await press.OrderAsync([MadeUpPress.Part], cancel);
        var (began, before, bytes) = (Stopwatch.GetTimestamp(), sink.Taken, sink.Bytes);
        await press.Get<MailingRun>().PassAsync(cancel);
        Progress.Say($"ours is {(sink.Bytes - bytes) / MailsARound} bytes");
        return sink.Taken - before == MailsARound ? MailsARound / Stopwatch.GetElapsedTime(began).TotalSeconds : throw new CannotMeasureException($"{sink.Taken - before} mails came, not {MailsARound}.");
    }

    /// <summary>The same mail with the same headers, made anew for each, on one connection, and nothing read or written down: its links are the same for everybody.</summary>
    private static async Task<double> BareAsync(MadeUpPress press, MailSink sink, CancellationToken cancel)
    {
        var link = $"https://example.org/bulletins/unsubscribe/{new string('x', LinkLength)}";
        var mail = press.Get<BulletinFrame>().Of(MadeUpPress.Part, new PersonalLinks(link, link));
        var (began, before) = (Stopwatch.GetTimestamp(), sink.Bytes);
        using var client = new SmtpClient();
        await client.ConnectAsync("127.0.0.1", sink.Port, SecureSocketOptions.None, cancel);
        for (var number = 0; number < MailsARound; number++)
        {
            using var message = new MimeMessage { Subject = MadeUpPress.Part.Subject, MessageId = $"{number}@example.org" };
            message.From.Add(new MailboxAddress("Prevent", "noreply@example.org"));
            message.To.Add(new MailboxAddress("", $"p{number}@example.org"));
            message.Headers.Add("Auto-Submitted", "auto-generated");
            message.Headers.Add(HeaderId.ContentLanguage, "en");
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{link}>");
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            message.Headers.Add(HeaderId.ListId, "<bulletin.thurrock.example.org>");
            message.Headers.Add(HeaderId.Precedence, "bulk");
            message.Body = new MultipartAlternative { new TextPart("plain") { Text = mail.Text }, new TextPart("html") { Text = mail.Html } };
            await client.SendAsync(message, cancel);
        }

        await client.DisconnectAsync(true, cancel);
        Progress.Say($"a bare mail is {(sink.Bytes - before) / MailsARound} bytes");
        return MailsARound / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
