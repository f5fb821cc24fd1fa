using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PreventPublic.Bench.Bulletins;

/// <summary>A mail server on loopback that takes everything and keeps nothing but a count (RFC 5321, as much as a client needs).</summary>
public sealed class MailSink : IAsyncDisposable
{
    private static readonly byte[] EndOfLine = "\r\n"u8.ToArray();
    private static readonly byte[] EndOfMail = "\r\n.\r\n"u8.ToArray();

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _serving;
    private int _taken;
    private long _bytes;

    public MailSink()
    {
        _listener.Start();
        _serving = Task.Run(ServeAsync);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Taken => _taken;

    /// <summary>What the mails taken were long, in bytes, together.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

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
        var stream = client.GetStream();
        var reader = PipeReader.Create(stream);
        await stream.WriteAsync("220 sink\r\n"u8.ToArray());
        while (await UpToAsync(client, reader, EndOfLine) is { } line)
        {
            if (line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase))
            {
                await stream.WriteAsync("354 go on\r\n"u8.ToArray());
                await UpToAsync(client, reader, EndOfMail);
                Interlocked.Increment(ref _taken);
            }

            await stream.WriteAsync(line.StartsWith("EHLO", StringComparison.OrdinalIgnoreCase) ? "250 8BITMIME\r\n"u8.ToArray() : "250 ok\r\n"u8.ToArray());
        }
    }

    /// <returns>What came before the end, or null when the other side has gone. Of a mail nothing is kept but its length.</returns>
    private async Task<string?> UpToAsync(TcpClient client, PipeReader reader, byte[] end)
    {
        while (true)
        {
            AcknowledgeAtOnce(client);
            var read = await reader.ReadAsync();
            var parts = new SequenceReader<byte>(read.Buffer);
            if (parts.TryReadTo(out ReadOnlySequence<byte> found, end))
            {
                var text = end == EndOfLine ? Encoding.Latin1.GetString(found) : "";
                Interlocked.Add(ref _bytes, end == EndOfMail ? found.Length : 0);
                reader.AdvanceTo(parts.Position);
                return text;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (read.IsCompleted)
            {
                return null;
            }
        }
    }

    /// <summary>Linux waits 40 ms with its acknowledgement, and a client that does not know better waits for it (RFC 1122 §4.2.3.2): then every mail would take that long, whoever sends it.</summary>
    private static void AcknowledgeAtOnce(TcpClient client)
    {
        const int tcp = 6;
        const int quickAck = 12;
        if (OperatingSystem.IsLinux())
        {
            client.Client.SetRawSocketOption(tcp, quickAck, BitConverter.GetBytes(1));
        }
    }
}
