using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PreventPublic.Cms.Features.Api.Calling;

/// <summary>What an operation answers.</summary>
public sealed record ApiAnswer(byte[] Bytes)
{
    /// <summary>Readable in every script; what is dangerous in HTML is harmless in JSON, which is sent with <c>nosniff</c>.</summary>
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public int Status { get; init; } = 200;

    public string ContentType { get; init; } = "application/json; charset=utf-8";

    /// <summary>Where it is instead, for 301.</summary>
    public string? Location { get; init; }

    /// <summary>When what it shows last changed.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>It may be wrong the next minute, though nothing was published.</summary>
    public bool IsPassing { get; init; }

    /// <summary>For whoever asked, and nobody else.</summary>
    public bool IsPrivate { get; init; }

    public static ApiAnswer Json(JsonNode json) => new(Encoding.UTF8.GetBytes(json.ToJsonString(Readable)));

    public static ApiAnswer Text(string text, string contentType) => new(Encoding.UTF8.GetBytes(text)) { ContentType = contentType };
}
