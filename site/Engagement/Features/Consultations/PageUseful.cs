using PreventPublic.Engagement.Features.Consultations.Surveys;

namespace PreventPublic.Engagement.Features.Consultations;

/// <summary>“Was this page useful?”: one small survey a site, whose questions are its pages. Its round is a month and closes by itself.</summary>
public static class PageUseful
{
    /// <summary>The key of its consultation and of its survey.</summary>
    public const string Key = "page-useful";

    public const string Yes = "yes";
    public const string No = "no";

    private const int MaxName = 120;

    /// <summary>The round that a day belongs to: <c>2026-11</c>.</summary>
    /// <param name="day">The council's local day.</param>
    public static string RoundOf(DateOnly day) => day.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    /// <param name="pages">Names of the pages that may be rated: <c>pages/worried/child</c>.</param>
    public static Survey SurveyOf(IEnumerable<string> pages) => new(Key, "0", [.. pages.Order(StringComparer.Ordinal).Select(QuestionOf)]) { MaxSheetBytes = MaxName + 80 };

    private static SurveyQuestion QuestionOf(string page) => new(page, QuestionKind.One, [Yes, No], Required: false, MaxLength: 0, Exclusive: null, When: null, new SectionName(Key, Key));
}
