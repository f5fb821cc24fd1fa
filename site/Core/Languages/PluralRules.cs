namespace PreventPublic.Core.Languages;

/// <summary>Gives the CLDR plural category of a whole number, and names the categories the language uses.</summary>
public sealed record PluralRule(IReadOnlyList<string> Categories, Func<long, string> CategoryOf);

/// <summary>Cardinal plural rules for whole numbers (Unicode CLDR, UTS 35 part 3).</summary>
public static class PluralRules
{
    public static readonly PluralRule English = new(["one", "other"], n => n == 1 ? "one" : "other");

    public static readonly PluralRule ZeroAndOne = new(["one", "other"], n => n is 0 or 1 ? "one" : "other");

    public static readonly PluralRule Romanian = new(["one", "few", "other"], n =>
        n == 1 ? "one" : n == 0 || n % 100 is >= 1 and <= 19 ? "few" : "other");

    public static readonly PluralRule Polish = new(["one", "few", "many"], n =>
        n == 1 ? "one" : EndsInTwoToFour(n) ? "few" : "many");

    public static readonly PluralRule Lithuanian = new(["one", "few", "other"], n => (n % 10, n % 100) switch
    {
        (_, >= 11 and <= 19) => "other",
        (1, _) => "one",
        ( >= 2, _) => "few",
        _ => "other",
    });

    private static bool EndsInTwoToFour(long n) => n % 10 is >= 2 and <= 4 && n % 100 is not (>= 12 and <= 14);
}
