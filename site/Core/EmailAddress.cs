using System.Text.RegularExpressions;

namespace PreventPublic.Core;

/// <summary>E-mail addresses as people write them.</summary>
public static partial class EmailAddress
{
    /// <summary>The most that SMTP carries (RFC 5321 §4.5.3.1.3).</summary>
    public const int MaxLength = 254;

    public static bool IsValid(string text) => text.Length <= MaxLength && Shape().IsMatch(text) && text.IndexOf('@', StringComparison.Ordinal) <= 64;

    /// <summary>The same for spellings that reach the same person: case, and what follows a <c>+</c> before the <c>@</c>, do not count.</summary>
    public static string KeyOf(string address)
    {
        var lower = address.Trim().ToLowerInvariant();
        var at = lower.LastIndexOf('@');
        var plus = lower.IndexOf('+', StringComparison.Ordinal);
        return plus > 0 && plus < at ? lower[..plus] + lower[at..] : lower;
    }

    /// <summary>One @, a domain with a dot, no spaces, quotes, brackets or control characters: what could smuggle a second header or address is no address here.</summary>
    [GeneratedRegex(@"^[^\s@<>()\[\]\\,;:""\p{C}]+@[\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?(\.[\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?)+$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
