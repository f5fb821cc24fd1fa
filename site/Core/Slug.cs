using System.Text.RegularExpressions;

namespace PreventPublic.Core;

/// <summary>Names used in addresses and files: lower-case letters, digits and single hyphens; parts divided by <c>/</c>.</summary>
public static partial class Slug
{
    public const int MaxLength = 120;

    public static bool IsValid(string text) => text.Length is > 0 and <= MaxLength && Shape().IsMatch(text);

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
