using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace PreventPublic.Engagement.Features.Consultations.Panel;

/// <summary>Reads a small JSON body that anybody can have sent.</summary>
public static class SmallJson
{
    /// <returns>The body; or the status to refuse it with: 413 too much, 415 no JSON, 400 not well formed.</returns>
    public static async Task<(T? Body, int? Refused)> ReadAsync<T>(HttpRequest request, int most, CancellationToken cancel)
        where T : class
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = most;
        }

        if (request.ContentLength > most || !request.HasJsonContentType())
        {
            return (null, request.ContentLength > most ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status415UnsupportedMediaType);
        }

        try
        {
            var bytes = await AllAsync(request.Body, most, cancel);
            return bytes is null ? (null, StatusCodes.Status413PayloadTooLarge)
                : JsonSerializer.Deserialize<T>(bytes, JsonSerializerOptions.Web) is { } body ? (body, null) : (null, StatusCodes.Status400BadRequest);
        }
        catch (BadHttpRequestException fault)
        {
            return (null, fault.StatusCode);
        }
        catch (Exception fault) when (fault is JsonException or IOException)
        {
            return (null, StatusCodes.Status400BadRequest);
        }
    }

    /// <returns>Null when there is more than <paramref name="most"/>.</returns>
    private static async Task<byte[]?> AllAsync(Stream body, int most, CancellationToken cancel)
    {
        var buffer = new byte[most + 1];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel);
        return length > most ? null : buffer[..length];
    }
}
