using System.Buffers;
using System.IO.Compression;

namespace PreventPublic.Cms.Serving;

/// <summary>How bytes are packed for the way (RFC 9110 §8.4.1).</summary>
public enum ContentCoding
{
    Identity,
    Gzip,
    Brotli,
}

public static class ContentCodings
{
    /// <summary>The best coding that an <c>Accept-Encoding</c> header allows: Brotli, then gzip.</summary>
    public static ContentCoding Choose(string? accepted) => accepted switch
    {
        null or "" => ContentCoding.Identity,
        "br" or "gzip, deflate, br" or "gzip, deflate, br, zstd" => ContentCoding.Brotli,
        _ when Allows(accepted, "br") => ContentCoding.Brotli,
        _ when Allows(accepted, "gzip") => ContentCoding.Gzip,
        _ => ContentCoding.Identity,
    };

    public static string? HeaderOf(ContentCoding coding) => coding switch
    {
        ContentCoding.Brotli => "br",
        ContentCoding.Gzip => "gzip",
        _ => null,
    };

    /// <summary>Packs at a quality that costs about a millisecond for a page; assets come packed harder from the build.</summary>
    public static byte[] Pack(ContentCoding coding, ReadOnlySpan<byte> bytes)
    {
        if (coding == ContentCoding.Brotli)
        {
            return Brotli(bytes);
        }

        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    public static byte[] UnpackBrotli(byte[] packed)
    {
        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        brotli.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <param name="quality">From 0 to 11. At 1 a page is a third longer than at 5, in half the time.</param>
    public static byte[] Brotli(ReadOnlySpan<byte> bytes, int quality = 5)
    {
        const int window = 18;
        var buffer = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(bytes.Length));
        try
        {
            return BrotliEncoder.TryCompress(bytes, buffer, out var written, quality, window)
                ? buffer[..written]
                : throw new InvalidOperationException("A page could not be packed.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static bool Allows(string accepted, string coding)
    {
        foreach (var range in accepted.AsSpan().Split(','))
        {
            var part = accepted.AsSpan()[range].Trim();
            var semicolon = part.IndexOf(';');
            var name = semicolon < 0 ? part : part[..semicolon].TrimEnd();
            if (name.Equals(coding, StringComparison.OrdinalIgnoreCase))
            {
                var weight = semicolon < 0 ? default : part[(semicolon + 1)..].Trim();
                return !weight.StartsWith("q=0", StringComparison.OrdinalIgnoreCase) || weight.IndexOfAnyInRange('1', '9') > 0;
            }
        }

        return false;
    }
}
