using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using PreventPublic.Cms.Features.Api.Calling;

namespace PreventPublic.Cms.Features.Api.Entries;

/// <summary>Where a list goes on. Written so that nobody takes it for something to put together by hand; it holds nothing secret.</summary>
public static class Cursor
{
    public static string Write(string sort, (string Key, string Name) place) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new[] { sort, place.Key, place.Name }));

    /// <exception cref="ApiException">It is not one of ours, or of a list in another order.</exception>
    public static (string Key, string Name)? Read(string? cursor, string sort)
    {
        if (cursor is null)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<string?[]>(new UTF8Encoding(false, true).GetString(Base64Url.DecodeFromChars(cursor))) is [var one, { } key, { } name] && one == sort
                ? (key, name)
                : throw Wrong();
        }
        catch (Exception fault) when (fault is FormatException or JsonException or ArgumentException)
        {
            throw Wrong();
        }
    }

    private static ApiException Wrong() => new(400, "“cursor” is not one that this list gave. Take the address from “next” as it is, or start without it.", "cursor");
}
