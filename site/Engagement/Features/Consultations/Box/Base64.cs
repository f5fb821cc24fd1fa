using System.Buffers.Text;

namespace PreventPublic.Engagement.Features.Consultations.Box;

/// <summary>Base64url without padding (RFC 4648 §5), as browsers send it.</summary>
public static class Base64
{
    public static string Of(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    /// <returns>Null when it is none.</returns>
    public static byte[]? Read(string? text)
    {
        try
        {
            return text is null ? null : Base64Url.DecodeFromChars(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
