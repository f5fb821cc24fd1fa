using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PreventPublic.Cms.Files;

/// <summary>Hashes that tell whether content changed.</summary>
public static class ContentHash
{
    public static string Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Twelve hex digits over what a translator works from; changes of other fields leave it alone.</summary>
    public static string Fingerprint(Document document)
    {
        var text = new StringBuilder();
        foreach (var field in document.Type.TranslatedFields)
        {
            text.Append(CultureInfo.InvariantCulture, $"{field.Key}={field.ValueIn(document.Item)}\n");
        }

        return Of(text.Append(document.Body.Trim()).ToString())[..12];
    }
}
