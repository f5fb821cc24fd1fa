using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;

namespace PreventPublic.Cms.Media;

/// <summary>Asks a ClamAV daemon about a file that was sent, by its <c>INSTREAM</c> command (clamd(8)). What it cannot be asked about is not taken.</summary>
public sealed partial class VirusScanner(ScanOptions options, ILogger<VirusScanner> log)
{
    private const int ChunkBytes = 64 * 1024;
    private const int LongestReply = 4096;

    /// <exception cref="InvalidDataException">The file is refused; the message says why to staff.</exception>
    public async Task CheckAsync(byte[] bytes, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(options.Scanner))
        {
            return;
        }

        var reply = await AskAsync(bytes, cancel);
        if (reply != "stream: OK")
        {
            throw new InvalidDataException(reply.EndsWith(" FOUND", StringComparison.Ordinal)
                ? $"The virus scanner found {reply["stream: ".Length..^" FOUND".Length]} in it. Do not open it, and tell your IT team where it came from."
                : "The virus scanner could not read it. Make it smaller, or save it again as another kind of file.");
        }
    }

    private async Task<string> AskAsync(byte[] bytes, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(options.ScanSeconds));
        try
        {
            using var socket = await ConnectAsync(options.Scanner!, limit.Token);
            await using var stream = new NetworkStream(socket);
            await SendAsync(stream, bytes, limit.Token);
            return await ReadAsync(stream, limit.Token);
        }
        catch (Exception fault) when (fault is SocketException or IOException || (fault is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            LogAway(fault);
            throw new InvalidDataException("The virus scanner does not answer, so it was not taken. Try again later, or tell whoever runs the site.");
        }
    }

    private static async Task<Socket> ConnectAsync(string scanner, CancellationToken cancel)
    {
        var at = scanner.LastIndexOf(':');
        EndPoint end = scanner[0] == '/' ? new UnixDomainSocketEndPoint(scanner) : new DnsEndPoint(scanner[..at], int.Parse(scanner[(at + 1)..], CultureInfo.InvariantCulture));
        var socket = end is DnsEndPoint ? new Socket(SocketType.Stream, ProtocolType.Tcp) : new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(end, cancel);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Chunks with their length before them, in network order; a chunk of nothing ends it.</summary>
    private static async Task SendAsync(NetworkStream stream, byte[] bytes, CancellationToken cancel)
    {
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), cancel);
        var length = new byte[4];
        for (var at = 0; at < bytes.Length; at += ChunkBytes)
        {
            var chunk = bytes.AsMemory(at, Math.Min(ChunkBytes, bytes.Length - at));
            BinaryPrimitives.WriteInt32BigEndian(length, chunk.Length);
            await stream.WriteAsync(length, cancel);
            await stream.WriteAsync(chunk, cancel);
        }

        BinaryPrimitives.WriteInt32BigEndian(length, 0);
        await stream.WriteAsync(length, cancel);
    }

    private static async Task<string> ReadAsync(NetworkStream stream, CancellationToken cancel)
    {
        var reply = new byte[LongestReply];
        var read = 0;
        while (read < reply.Length && await stream.ReadAsync(reply.AsMemory(read), cancel) is > 0 and var more)
        {
            read += more;
            if (reply[read - 1] == 0)
            {
                return Encoding.UTF8.GetString(reply, 0, read - 1);
            }
        }

        throw new IOException("The virus scanner ended before its answer did.");
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The virus scanner (Media:Scanner) does not answer; no file is taken until it does.")]
    private partial void LogAway(Exception fault);
}
