using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PreventPublic.Testing;

/// <summary>A mailbox on this machine that a program can empty (RFC 1939, as much of it as a client needs). What is deleted is gone only after QUIT.</summary>
public sealed class Pop3Server : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _serving;

    public Pop3Server()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _serving = Task.Run(ServeAsync);
    }

    public int Port { get; }

    public List<string> Mails { get; } = [];

    /// <summary>Closes the line instead of answering the QUIT.</summary>
    public bool BreaksAtTheEnd { get; set; }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await TalkAsync(client.GetStream());
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException or OperationCanceledException or IOException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII);
        await using var writer = new StreamWriter(stream, new ASCIIEncoding()) { NewLine = "\r\n", AutoFlush = true };
        var (here, gone) = (Mails.ToList(), new HashSet<int>());
        await writer.WriteLineAsync("+OK ready");
        while (await reader.ReadLineAsync() is { } line)
        {
            var words = line.Split(' ');
            var at = words.Length > 1 && int.TryParse(words[1], out var number) ? number - 1 : -1;
            switch (words[0].ToUpperInvariant())
            {
                case "LIST":
                    await writer.WriteLineAsync("+OK\r\n" + string.Concat(here.Select((mail, index) => $"{index + 1} {Encoding.UTF8.GetByteCount(mail)}\r\n")) + ".");
                    break;
                case "STAT":
                    await writer.WriteLineAsync($"+OK {here.Count} {here.Sum(mail => mail.Length)}");
                    break;
                case "RETR":
                    await writer.WriteLineAsync("+OK\r\n" + here[at].ReplaceLineEndings("\r\n").Replace("\r\n.", "\r\n..", StringComparison.Ordinal) + "\r\n.");
                    break;
                case "DELE":
                    gone.Add(at);
                    await writer.WriteLineAsync("+OK");
                    break;
                case "QUIT" when BreaksAtTheEnd:
                    return;
                case "QUIT":
                    Mails.RemoveAll(mail => gone.Any(index => ReferenceEquals(here[index], mail)));
                    await writer.WriteLineAsync("+OK");
                    return;
                case "USER" or "PASS":
                    await writer.WriteLineAsync("+OK");
                    break;
                default:
                    await writer.WriteLineAsync("-ERR not here");
                    break;
            }
        }
    }
}
