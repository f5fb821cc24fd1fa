using System.Security.Cryptography;
using System.Text;

namespace PreventPublic.Engagement.Features.Events.Booking;

/// <summary>Secrets that are handed to people.</summary>
public static class Tokens
{
    /// <summary>No vowels and nothing that looks like something else: reads aloud well and spells no words.</summary>
    private const string CodeLetters = "23456789CDFGHJKMNPQRTVWX";

    public const int CodeLength = 6;

    /// <summary>160 random bits as 32 letters and digits (base 32): survives line breaks, case changes and being read out.</summary>
    public static string New()
    {
        const string letters = "abcdefghijkmnpqrstuvwxyz23456789";
        return RandomNumberGenerator.GetString(letters, 32);
    }

    public static string NewCode() => RandomNumberGenerator.GetString(CodeLetters, CodeLength);

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token.Trim().ToLowerInvariant())));
}
