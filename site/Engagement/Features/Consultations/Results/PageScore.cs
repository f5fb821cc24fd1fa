using System.Globalization;
using PreventPublic.Core.Facts;

namespace PreventPublic.Engagement.Features.Consultations.Results;

/// <summary>
/// What a month of “Was this page useful?” says of the site as a whole. It is made of what the month shows of its pages and of
/// nothing else, so that no difference between the two tells about a page that is withheld.
/// </summary>
/// <param name="Answers">About pages that are shown, as their results give it: each rounded down to five.</param>
/// <param name="Percent">Of them that said yes, in fives, from 5 to 95.</param>
public sealed record PageScore(int Answers, int Percent)
{
    /// <summary>Answers, for which <see cref="Points"/> is the hundredfold share that said yes.</summary>
    public const string Rated = "page.rated";

    public const string Points = "page.useful-points";

    /// <returns>Null where the month shows no page.</returns>
    public static PageScore? Of(RoundResults month)
    {
        var shown = month.Questions.Where(question => question is { IsWithheld: false, About: > 0 }).Select(question => (Answers: question.About!.Value, Percent: PercentOf(question))).ToList();
        var answers = shown.Sum(page => page.Answers);
        return answers == 0 ? null : new PageScore(answers, Disclosure.Percent(shown.Sum(page => page.Answers * page.Percent), answers * 100));
    }

    /// <summary>They count in the month that was rated, which is over when its round closes.</summary>
    /// <param name="month">The round's name: <c>2026-11</c>.</param>
    public IReadOnlyList<Fact> FactsOf(string site, string month)
    {
        var last = DateOnly.ParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture).AddMonths(1).AddDays(-1);
        var subject = $"consultations/{PageUseful.Key}";
        return [new Fact(Rated, last, site, subject, Count: Answers), new Fact(Points, last, site, subject, Count: (long)Answers * Percent)];
    }

    /// <summary>“Almost all” is as much as the other percentages may say.</summary>
    private static int PercentOf(QuestionResult page) => page.Cells switch
    {
        [{ AlmostAll: true, Options: [PageUseful.Yes] }] => 95,
        [{ AlmostAll: true }] => 5,
        var cells => cells.First(cell => cell.Options is [PageUseful.Yes]).Percent!.Value,
    };
}
