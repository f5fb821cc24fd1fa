using System.Text.Json;

namespace PreventPublic.Engagement.Features.Consultations.Box;

/// <summary>The file that an officer's browser saves when a round is set up, once for each of two people.</summary>
/// <param name="Round">The round's id.</param>
/// <param name="Holder">The role of the person who keeps it.</param>
/// <param name="Key">PKCS #8, base64url.</param>
public sealed record KeyFile(string Kind, Guid Round, string Holder, string Key)
{
    public const string ThisKind = "prevent-public box key v1";

    /// <summary>A file is a few hundred bytes.</summary>
    public const int MaxBytes = 4096;

    /// <returns>Null when it is no key file.</returns>
    public static KeyFile? Read(ReadOnlySpan<byte> file)
    {
        try
        {
            return file.Length <= MaxBytes && JsonSerializer.Deserialize<KeyFile>(file, JsonSerializerOptions.Web) is { Kind: ThisKind, Key: not null } read ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <returns>Null when the key in it is none.</returns>
    public BoxOpener? ToOpener() => Base64.Read(Key) is { } pkcs8 ? BoxOpener.Read(pkcs8) : null;
}
