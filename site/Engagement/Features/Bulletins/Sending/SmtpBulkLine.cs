using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using PreventPublic.Engagement.Mail;

namespace PreventPublic.Engagement.Features.Bulletins.Sending;

/// <summary>
/// One connection for many mails. MailKit says when the message's first byte leaves: what breaks before that has sent
/// nothing, what breaks after it may have.
/// </summary>
public sealed class SmtpBulkLine(BulkMime mime, MailOptions options) : IBulkLine, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private SmtpClient? _client;

    public Func<Task<HandedOver>> Prepare(BulkMail mail)
    {
        // What is wrong with one mail is said where it would be sent, as an answer about that mail.
        var made = Caught(() => mime.Of(mail));
        return () => SendAsync(made);
    }

    public async Task CloseAsync()
    {
        if (_client is { IsConnected: true } client)
        {
            try
            {
                await client.DisconnectAsync(quit: true);
            }
            catch (Exception fault) when (IsOfTheLine(fault))
            {
                // Everything is said already.
            }
        }

        Dispose();
    }

    public void Dispose()
    {
        _client?.Dispose();
        _client = null;
    }

    private static Task<T> Caught<T>(Func<T> work)
    {
        var task = new Task<T>(work);
        task.RunSynchronously();
        return task;
    }

    private async Task<HandedOver> SendAsync(Task<(MimeMessage Message, MailboxAddress Sender)> made)
    {
        var reused = _client is { IsConnected: true };
        var answer = await TryAsync(made);
        // A server may close a line on which nothing was said for a while.
        answer = reused && answer.What == Handed.Away ? await TryAsync(made) : answer;
        if (made.IsCompletedSuccessfully)
        {
            // Its buffers serve the mails to come: sending is a fifth faster.
            made.Result.Message.Dispose();
        }

        return answer;
    }

    private async Task<HandedOver> TryAsync(Task<(MimeMessage Message, MailboxAddress Sender)> made)
    {
        var watch = new FirstByte();
        try
        {
            var client = await ConnectedAsync();
            var (message, sender) = await made;
            await client.SendAsync(message, sender, message.To.Mailboxes, CancellationToken.None, watch);
            return new HandedOver(Handed.Taken);
        }
        catch (SmtpCommandException refused) when ((int)refused.StatusCode != 421)
        {
            return AnswerTo(refused, watch.Left);
        }
        catch (Exception fault) when (!IsOfTheLine(fault) && !watch.Left && _client is { IsConnected: true })
        {
            // An address in letters that the server does not know, for example: the others can go.
            return new HandedOver(Handed.Refused, $"no mail can be made for it ({fault.GetType().Name})");
        }
        catch (Exception fault) when (IsOfTheLine(fault) || fault is NotSupportedException)
        {
            Dispose();
            return watch.Left ? new HandedOver(Handed.Unknown, "the line to the mail server broke") : new HandedOver(Handed.Away, $"the mail server cannot be reached ({fault.GetType().Name})");
        }
    }

    private static HandedOver AnswerTo(SmtpCommandException refused, bool left)
    {
        var (code, good) = ((int)refused.StatusCode, (int)refused.StatusCode < 500);
        return refused.ErrorCode switch
        {
            SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted =>
                new HandedOver(good ? Handed.Later : Handed.Refused, $"the mail server answered {code}", OfAddress: refused.ErrorCode == SmtpErrorCode.RecipientNotAccepted),
            _ when left => new HandedOver(Handed.Unknown, $"the mail server answered {code}"),
            _ => new HandedOver(Handed.Away, $"the mail server takes nothing from us ({code})"),
        };
    }

    private async Task<SmtpClient> ConnectedAsync()
    {
        if (_client is { IsConnected: true } open)
        {
            return open;
        }

        Dispose();
        var client = _client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        await client.ConnectAsync(await SocketAsync(), options.Smtp.Host, options.Smtp.Port, SmtpTransport.SecurityOf(options.Smtp.Security));
        if (options.Smtp.User is { Length: > 0 } user)
        {
            await client.AuthenticateAsync(user, options.Smtp.Password ?? "");
        }

        return client;
    }

    /// <summary>Without Nagle's algorithm: a mail is several small writes, and each would wait for a server that acknowledges late.</summary>
    private async Task<Socket> SocketAsync()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            await socket.ConnectAsync(options.Smtp.Host, options.Smtp.Port, patience.Token);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static bool IsOfTheLine(Exception fault) =>
        fault is IOException or SocketException or TimeoutException or OperationCanceledException or ProtocolException or CommandException or AuthenticationException or ServiceNotConnectedException
            or ServiceNotAuthenticatedException or SslHandshakeException;

    private sealed class FirstByte : ITransferProgress
    {
        public bool Left { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => Left = true;

        public void Report(long bytesTransferred) => Left = true;
    }
}
