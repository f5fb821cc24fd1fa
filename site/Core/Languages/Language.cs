using System.Globalization;

namespace PreventPublic.Core.Languages;

/// <summary>A language that the interface speaks. <see cref="Code"/> is a BCP 47 primary tag, lower case.</summary>
public sealed record Language(string Code, string NativeName, string EnglishName, string CultureName, PluralRule Plural, bool RightToLeft = false)
{
    public const string EnglishCode = "en";

    public static readonly Language English = new("en", "English", "English", "en-GB", PluralRules.English);

    /// <summary>Adding a language is a line here and a <c>Words/CODE.yaml</c> in each module.</summary>
    public static readonly IReadOnlyList<Language> All =
    [
        English,
        new("ro", "Română", "Romanian", "ro-RO", PluralRules.Romanian),
        new("pl", "Polski", "Polish", "pl-PL", PluralRules.Polish),
        new("lt", "Lietuvių", "Lithuanian", "lt-LT", PluralRules.Lithuanian),
        new("ur", "اردو", "Urdu", "ur-PK", PluralRules.English, RightToLeft: true),
        new("bn", "বাংলা", "Bengali", "bn-BD", PluralRules.ZeroAndOne),
        new("gu", "ગુજરાતી", "Gujarati", "gu-IN", PluralRules.ZeroAndOne),
    ];

    private static readonly Dictionary<string, Language> ByCode = All.ToDictionary(l => l.Code, StringComparer.Ordinal);

    public string Direction => RightToLeft ? "rtl" : "ltr";

    public CultureInfo Culture => CultureInfo.GetCultureInfo(CultureName);

    public bool IsEnglish => Code == EnglishCode;

    public static Language? Find(string? code) => code is null ? null : ByCode.GetValueOrDefault(code);

    public static Language Get(string code) =>
        Find(code) ?? throw new ArgumentException($"“{code}” is not a language of this interface; it has {string.Join(", ", ByCode.Keys)}.", nameof(code));
}
