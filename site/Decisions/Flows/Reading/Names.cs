using PreventPublic.Core;

namespace PreventPublic.Decisions.Flows.Reading;

/// <summary>Names of questions, options, outcomes and conditions.</summary>
internal static class Names
{
    public const string Allowed = "lower-case letters, digits and single hyphens, at most 40, and none of the words that tests use";

    private const int MaxLength = 40;

    private static readonly HashSet<string> Taken = new(StringComparer.Ordinal) { "all", "any", "not", "asked", "added", "fact", "score", "at-least", "at-most", "on-or-after", "on-or-before", "otherwise" };

    public static bool AreGood(string name) => Slug.IsValid(name) && !name.Contains('/', StringComparison.Ordinal) && name.Length <= MaxLength && !Taken.Contains(name);
}
