using System.Net.Sockets;
using MailKit;
using MailKit.Net.Pop3;
using MailKit.Security;
using Microsoft.Extensions.Logging;
using PreventPublic.Engagement.Mail;

namespace PreventPublic.Engagement.Features.Bulletins.Bounces;

/// <summary>
/// Fetches reports from a mailbox by POP3 (RFC 1939), which is made for mailboxes that one program empties: while one host reads
/// it the server lets no other in, and what was read is gone when the line is closed in order. A line that breaks just then
/// leaves its reports to be counted once more.
/// </summary>
public sealed partial class BounceMailbox(BounceCount count, BounceOptions options, TimeProvider time, ILogger<BounceMailbox> log)
{
    /// <summary>At most so many at a time, so that the worker gets on with other things.</summary>
    private const int Most = 500;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private DateTimeOffset _next = DateTimeOffset.MinValue;

    /// <summary>Looks into the mailbox when it is time to.</summary>
    /// <returns>How many counted.</returns>
    public async Task<int> LookAsync(CancellationToken cancel)
    {
        if (options.Host.Length == 0 || time.GetUtcNow() < _next)
        {
            return 0;
        }

        _next = time.GetUtcNow().AddMinutes(options.Minutes);
        try
        {
            return await EmptyAsync(cancel);
        }
        catch (Exception fault) when (fault is IOException or SocketException or TimeoutException or ProtocolException or CommandException or AuthenticationException or SslHandshakeException)
        {
            LogAway(fault);
            return 0;
        }
    }

    private async Task<int> EmptyAsync(CancellationToken cancel)
    {
        using var client = new Pop3Client { Timeout = (int)Patience.TotalMilliseconds };
        await client.ConnectAsync(options.Host, options.Port, SmtpTransport.SecurityOf(options.Security), cancel);
        await client.AuthenticateAsync(options.User, options.Password, cancel);
        var sizes = await client.GetMessageSizesAsync(cancel);
        var counted = 0;
        for (var at = 0; at < Math.Min(sizes.Count, Most); at++)
        {
            counted += sizes[at] <= BounceFolder.MaxBytes && await IsReportAsync(client, at, cancel) ? 1 : 0;
            await client.DeleteMessageAsync(at, cancel);
        }

        await client.DisconnectAsync(quit: true, cancel);
        return counted;
    }

    private async Task<bool> IsReportAsync(Pop3Client client, int at, CancellationToken cancel)
    {
        try
        {
            using var mail = await client.GetMessageAsync(at, cancel);
            return await count.TakeAsync(mail, cancel);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The mailbox for reports of undelivered mails cannot be read (Mail:Bounces); it is tried again.")]
    private partial void LogAway(Exception fault);
}
