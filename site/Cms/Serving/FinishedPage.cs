using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using PreventPublic.Core.Web;

namespace PreventPublic.Cms.Serving;

/// <summary>An answer ready to be sent: its bytes, each coding made once when it is first wanted, and its headers.</summary>
public sealed class FinishedPage
{
    private static readonly StringValues VaryByCoding = HeaderNames.AcceptEncoding;
    private static readonly StringValues[] CodingHeaders = [StringValues.Empty, "gzip", "br"];
    private static readonly string[] TagEndings = ["\"", "-g\"", "-b\""];

    private readonly byte[]?[] _bodies = new byte[]?[3];
    private readonly StringValues[] _tags;
    private readonly StringValues _contentType;
    private readonly StringValues _cacheControl;
    private readonly bool _isDrawing;
    private long _sent;

    private FinishedPage(string contentType, string cacheControl, string tag)
    {
        (_contentType, _cacheControl, _isDrawing) = (contentType, cacheControl, contentType == "image/svg+xml");
        _tags = [.. TagEndings.Select(ending => new StringValues($"\"{tag}{ending}"))];
    }

    /// <summary>What it shows, for dropping it when that changes.</summary>
    public IReadOnlySet<string> Uses { get; private init; } = new HashSet<string>();

    /// <summary>For other sites' programs too; null for what only its own site reads.</summary>
    public OpenAnswer? Open { get; private init; }

    /// <summary>When it stops being true by itself, in ticks of UTC.</summary>
    public long FreshUntilTicks { get; private init; } = long.MaxValue;

    /// <summary>When it was last sent, in <see cref="Environment.TickCount64"/>; for choosing what to forget.</summary>
    public long LastUsed { get; private set; } = Environment.TickCount64;

    /// <summary>What its counting is for; null where it is not counted.</summary>
    public string? CountedAs { get; private init; }

    /// <summary>What it holds in memory, in bytes, roughly.</summary>
    public long Size => 600 + _bodies.Sum(body => body?.Length ?? 0);

    /// <summary>Told when a further coding takes more memory, in bytes.</summary>
    public Action<int>? Grew { get; set; }

    public static FinishedPage Of(byte[] body, string contentType, string cacheControl, IReadOnlySet<string> uses, DateTimeOffset? freshUntil, OpenAnswer? open = null)
    {
        var page = new FinishedPage(contentType, cacheControl, Convert.ToHexStringLower(SHA256.HashData(body))[..16])
        {
            Uses = uses,
            Open = open,
            FreshUntilTicks = freshUntil?.UtcTicks ?? long.MaxValue,
            CountedAs = PageUse.NameFor(contentType),
        };
        page._bodies[(int)ContentCoding.Identity] = body;
        return page;
    }

    /// <summary>A file that the build has packed already.</summary>
    public static FinishedPage OfPacked(byte[] body, byte[]? gzip, byte[]? brotli, string contentType, string cacheControl)
    {
        var page = Of(body, contentType, cacheControl, new HashSet<string>(), null);
        page._bodies[(int)ContentCoding.Gzip] = gzip;
        page._bodies[(int)ContentCoding.Brotli] = brotli;
        return page;
    }

    /// <summary>Keeps only the packed bytes: readers without any coding are few, and theirs can be unpacked again.</summary>
    public FinishedPage Packed()
    {
        Body(ContentCoding.Brotli);
        _bodies[(int)ContentCoding.Identity] = null;
        return this;
    }

    /// <summary>Answers with it, or with 304 where the reader has it already.</summary>
    public Task SendAsync(HttpContext context)
    {
        LastUsed = Environment.TickCount64;
        if (CountedAs is not null && PageUse.IsReading(context.Request))
        {
            Interlocked.Increment(ref _sent);
        }

        var (request, response) = (context.Request, context.Response);
        var coding = ContentCodings.Choose(request.Headers.AcceptEncoding);
        var headers = response.Headers;
        SecurityHeaders.Apply(context, _isDrawing);
        headers.ETag = _tags[(int)coding];
        headers.CacheControl = _cacheControl;
        headers.Vary = VaryByCoding;
        Open?.Apply(headers);
        if (request.Headers.IfNoneMatch is { Count: > 0 } known ? IsKnown(known) : Open?.IsKnownSince(request.Headers.IfModifiedSince) == true)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        var body = Body(coding);
        headers.ContentType = _contentType;
        headers.ContentLength = body.Length;
        if (coding != ContentCoding.Identity)
        {
            headers.ContentEncoding = CodingHeaders[(int)coding];
        }

        return HttpMethods.IsHead(request.Method) ? Task.CompletedTask : response.BodyWriter.WriteAsync(body).AsTask();
    }

    /// <summary>How often it was sent to readers since this was last asked.</summary>
    public long TakeSent() => _sent == 0 ? 0 : Interlocked.Exchange(ref _sent, 0);

    private bool IsKnown(StringValues known)
    {
        foreach (var value in known)
        {
            if (value == "*" || _tags.Any(tag => value?.Contains(tag.ToString(), StringComparison.Ordinal) == true))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Two first readers may both pack; they make the same bytes.</summary>
    private byte[] Body(ContentCoding coding)
    {
        if (_bodies[(int)coding] is { } made)
        {
            return made;
        }

        made = coding == ContentCoding.Identity
            ? ContentCodings.UnpackBrotli(_bodies[(int)ContentCoding.Brotli]!)
            : ContentCodings.Pack(coding, Body(ContentCoding.Identity));
        _bodies[(int)coding] = made;
        Grew?.Invoke(made.Length);
        return made;
    }
}
