using PreventPublic.Core.Languages;

namespace PreventPublic.Engagement.Features.Consultations.Panel;

public static class PanelLinks
{
    public static string Panel(string consultation) => $"/consultations/{consultation}/panel";

    /// <summary>The page with a member's code, and the fingerprint of the key that it must have, behind the #, which no browser sends.</summary>
    /// <param name="origin">Of the council's site.</param>
    public static string WithCode(string origin, Language language, string consultation, string code, string fingerprint) =>
        $"{In(origin, language, consultation)}#code={code}&key={fingerprint.Replace(" ", "", StringComparison.Ordinal)}";

    /// <summary>The page's whole address in a language.</summary>
    public static string In(string origin, Language language, string consultation) => $"{origin}{(language.IsEnglish ? "" : "/" + language.Code)}{Panel(consultation)}";

    public static string Answer(string consultation) => $"/consultations/{consultation}/panel/answer";

    /// <summary>Where a browser asks for a signature.</summary>
    public static string Ballot(string consultation) => $"/consultations/{consultation}/panel/ballot";

    /// <summary>Where a browser puts a sealed answer.</summary>
    public static string Box(string consultation) => $"/consultations/{consultation}/panel/box";

    public static string Keys(string consultation) => $"/consultations/{consultation}/keys";
}
