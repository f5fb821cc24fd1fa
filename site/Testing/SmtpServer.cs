using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PreventPublic.Testing;

/// <summary>A mail server on this machine that keeps what it gets (RFC 5321, as much of it as a client needs).</summary>
public sealed class SmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly Task _serving;

    public SmtpServer(int port = 0)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _serving = Task.Run(ServeAsync);
    }

    public int Port { get; }

    /// <summary>Whole messages with their envelope's recipient, in the order they came.</summary>
    public ConcurrentQueue<(string To, string Message)> Mails { get; } = new();

    /// <summary>What to answer after a message was taken; for dying between taking and saying so.</summary>
    public Func<bool> HangUpAfterTaking { get; set; } = () => false;

    /// <summary>What to answer to a recipient, before anything else is looked at; null to take it.</summary>
    public Func<string, string?> AnswerTo { get; set; } = _ => null;

    /// <summary>How long the server thinks about each recipient.</summary>
    public TimeSpan Thinks { get; set; }

    /// <summary>Connections so far.</summary>
    public int Connections { get; private set; }

    /// <summary>Envelope senders, in the order they came.</summary>
    public ConcurrentQueue<string> Senders { get; } = new();

    /// <summary>Recipients that the server does not know.</summary>
    public HashSet<string> Unknown { get; } = [];

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
    }

    private async Task ServeAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync();
                Connections++;
                talks.Add(ServeAsync(client));
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            await TalkAsync(client);
        }
        catch (IOException)
        {
            // The other side was killed.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var owned = client;
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 localhost ready");
        var to = "";
        while (await reader.ReadLineAsync() is { } line)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            if (verb == "MAIL")
            {
                Senders.Enqueue(line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)]);
            }

            if (verb == "RCPT")
            {
                await Task.Delay(Thinks);
                to = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
            }

            if (verb == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                Mails.Enqueue((to, await BodyAsync(reader)));
                if (HangUpAfterTaking())
                {
                    return;
                }
            }

            await writer.WriteLineAsync(verb switch
            {
                "EHLO" => "250 SMTPUTF8",
                "RCPT" when AnswerTo(to) is { } answer => answer,
                "RCPT" when Unknown.Contains(to) => "550 5.1.1 no such person",
                "QUIT" => "221 bye",
                _ => "250 ok",
            });
        }
    }

    private static async Task<string> BodyAsync(StreamReader reader)
    {
        var body = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line && line != ".")
        {
            body.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        return body.ToString();
    }
}
