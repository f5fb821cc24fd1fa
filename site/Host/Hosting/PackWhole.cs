using System.Buffers;
using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace PreventPublic.Host.Hosting;

/// <summary>Brotli for an answer as a whole, once all of it is there: half the work of packing a page as it is written, bit by bit.</summary>
public sealed class PackWhole : ICompressionProvider
{
    public string EncodingName => "br";

    public bool SupportsFlush => false;

    public Stream CreateStream(Stream outputStream) => new Whole(outputStream);

    private sealed class Whole(Stream output) : MemoryStream(16 * 1024)
    {
        /// <summary>A third more bytes than the best would give, for a twentieth of its time.</summary>
        private const int Quality = 1;
        private const int Window = 18;

        public override async ValueTask DisposeAsync()
        {
            var packed = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength((int)Length));
            try
            {
                if (!BrotliEncoder.TryCompress(GetBuffer().AsSpan(0, (int)Length), packed, out var length, Quality, Window))
                {
                    throw new InvalidOperationException("An answer could not be packed.");
                }

                await output.WriteAsync(packed.AsMemory(0, length));
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(packed);
            }

            await base.DisposeAsync();
        }
    }
}
