using PreventPublic.Engagement.Features.Consultations;
using PreventPublic.Engagement.Features.Consultations.Results;
using PreventPublic.Engagement.Features.Consultations.Surveys;
using Xunit;

namespace PreventPublic.Tests.Listening;

/// <summary>What all pages together say is made of what each of them shows.</summary>
public sealed class PageScores
{
    [Theory]
    [InlineData(8, 6, 55)]
    [InlineData(14, 0, 95)]
    [InlineData(0, 14, 5)]
    public void One_page_that_is_shown_speaks_for_all(int yes, int no, int percent) => Assert.Equal(new PageScore(10, percent), Of(("/worried", yes, no)));

    [Fact]
    public void A_busy_page_counts_for_more() => Assert.Equal(new PageScore(110, 85), Of(("/worried", 90, 10), ("/contacts", 6, 6)));

    [Fact]
    public void Nothing_that_a_withheld_page_holds_changes_it()
    {
        var alone = Of(("/worried", 8, 6));
        for (var yes = 0; yes < 10; yes++)
        {
            for (var no = 0; yes + no < Disclosure.FewestAnswers; no++)
            {
                Assert.Equal(alone, Of(("/worried", 8, 6), ("/contacts", yes, no)));
            }
        }

        // The control: the share of all answers would have told.
        Assert.NotEqual(Disclosure.Percent(8, 14), Disclosure.Percent(8, 23));
    }

    [Fact]
    public void Where_no_page_is_shown_there_is_no_score() => Assert.Null(Of(("/worried", 5, 4), ("/contacts", 4, 5)));

    private static PageScore? Of(params (string Page, int Yes, int No)[] pages)
    {
        var sheets = pages.SelectMany(page => Enumerable.Range(0, page.Yes + page.No).Select(at => SheetOf(page.Page, at < page.Yes ? PageUseful.Yes : PageUseful.No))).ToList();
        return PageScore.Of(Tally.Count(PageUseful.SurveyOf(pages.Select(page => page.Page)), sheets, new RoundFrame(PageUseful.Key, "2026-11", "page", null)));
    }

    private static AnswerSheet SheetOf(string page, string answer) =>
        new(new Dictionary<string, IReadOnlyList<string>> { [page] = [answer] }, new Dictionary<string, string>());
}
