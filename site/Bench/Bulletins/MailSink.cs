using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PreventPublic.Bench.Bulletins;

/// <summary>A mail server on loopback that takes everything and keeps nothing but a count (RFC 5321, as much as a client needs).</summary>
public sealed class MailSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _serving;
    private int _taken;

    public MailSink()
    {
        _listener.Start();
        _serving = Task.Run(ServeAsync);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Taken => _taken;

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
                _ = TalkAsync(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var owned = client;
        client.NoDelay = true;
        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
        await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 sink");
        while (await LineAsync(client, reader) is { } line)
        {
            if (line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase))
            {
                await writer.WriteLineAsync("354 go on");
                while (await LineAsync(client, reader) is not (null or "."))
                {
                    // Not kept.
                }

                Interlocked.Increment(ref _taken);
            }

            await writer.WriteLineAsync(line.StartsWith("EHLO", StringComparison.OrdinalIgnoreCase) ? "250 8BITMIME" : "250 ok");
        }
    }

    /// <summary>Linux waits 40 ms with its acknowledgement, and a client that does not know better waits for it (RFC 1122 §4.2.3.2): then every mail would take that long, whoever sends it.</summary>
    private static Task<string?> LineAsync(TcpClient client, StreamReader reader)
    {
        const int tcp = 6;
        const int quickAck = 12;
        if (OperatingSystem.IsLinux())
        {
            client.Client.SetRawSocketOption(tcp, quickAck, BitConverter.GetBytes(1));
        }

        return reader.ReadLineAsync();
    }
}
