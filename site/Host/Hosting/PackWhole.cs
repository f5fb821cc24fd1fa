using Microsoft.AspNetCore.ResponseCompression;
using PreventPublic.Cms.Serving;

namespace PreventPublic.Host.Hosting;

/// <summary>Brotli for an answer as a whole, once all of it is there, which costs less than packing it bit by bit as it is written.</summary>
public sealed class PackWhole : ICompressionProvider
{
    public string EncodingName => "br";

    public bool SupportsFlush => false;

    public Stream CreateStream(Stream outputStream) => new Whole(outputStream);

    private sealed class Whole(Stream output) : MemoryStream(16 * 1024)
    {
        /// <summary>It is read once.</summary>
        private const int Quality = 1;

        public override async ValueTask DisposeAsync()
        {
            await output.WriteAsync(ContentCodings.Brotli(GetBuffer().AsSpan(0, (int)Length), Quality));
            await base.DisposeAsync();
        }
    }
}
