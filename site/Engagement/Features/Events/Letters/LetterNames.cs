namespace PreventPublic.Engagement.Features.Events.Letters;

/// <summary>What files call the letters: <c>AlreadyRegistered</c> is <c>already-registered</c>.</summary>
public static class LetterNames
{
    private static readonly Dictionary<string, LetterKind> Kinds = Enum.GetValues<LetterKind>().ToDictionary(Of, StringComparer.Ordinal);

    public static IEnumerable<string> All => Kinds.Keys.Order(StringComparer.Ordinal);

    public static LetterKind? Find(string name) => Kinds.TryGetValue(name, out var kind) ? kind : null;

    public static string Of(LetterKind kind) =>
        string.Concat(kind.ToString().Select((letter, at) => (char.IsUpper(letter) && at > 0 ? "-" : "") + char.ToLowerInvariant(letter)));
}
