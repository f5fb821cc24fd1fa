using System.Security.Cryptography;
using System.Text;

namespace PreventPublic.Engagement.Features.Consultations.Ballots;

/// <summary>The code on an invitation card: fifteen letters and digits, 75 bits, without those that look alike.</summary>
public static class PanelCodes
{
    private const string Alphabet = "ABCDEFGHJKMNPQRSTVWXYZ0123456789";
    private const int Group = 5;
    private const int Groups = 3;

    /// <summary>A new code as it is printed: <c>ABCDE-FGH12-34567</c>.</summary>
    public static string New() => string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Alphabet, Group)));

    /// <summary>What is kept of a code.</summary>
    /// <returns>Null when it cannot be one. Spaces, hyphens and case do not matter; O is read as 0, I and L as 1, U as V.</returns>
    public static byte[]? HashOf(Guid round, string? typed)
    {
        var code = string.Concat((typed ?? "").Where(char.IsAsciiLetterOrDigit).Select(letter => char.ToUpperInvariant(letter) switch { 'O' => '0', 'I' or 'L' => '1', 'U' => 'V', var other => other }));
        return code.Length == Group * Groups ? SHA256.HashData([.. round.ToByteArray(bigEndian: true), .. Encoding.ASCII.GetBytes(code)]) : null;
    }
}
