using PreventPublic.Core.Access;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Consultations;
using PreventPublic.Engagement.Features.Consultations.Results;
using PreventPublic.Engagement.Features.Consultations.Rounds;

namespace PreventPublic.Engagement.Features.Manage.Consultations.SeePages;

/// <summary>What “Was this page useful?” said, month by month. The month that is still open shows nothing.</summary>
[Needs(Permissions.ConsultationsManage)]
public sealed class IndexModel(SealedRounds rounds) : ManagePage
{
    private const int MostMonths = 13;

    /// <summary>The latest first.</summary>
    public IReadOnlyList<RoundResults> Months { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Title("Was this page useful?");
        var months = new List<RoundResults>();
        foreach (var round in (await rounds.OfAsync(Site!, PageUseful.Key, Cancel)).Where(round => round.State == RoundState.Closed).OrderByDescending(round => round.Name).Take(MostMonths))
        {
            if (await rounds.ResultsAsync(round.Id, Cancel) is { } results)
            {
                months.Add(results);
            }
        }

        Months = months;
    }

    /// <summary>Pages that enough people rated.</summary>
    public static IEnumerable<(string Page, string Useful)> Shown(RoundResults month) => month.Questions.Where(question => !question.IsWithheld).Select(question => (question.Question, Say(question)));

    private static string Say(QuestionResult question) => question.Cells switch
    {
        [{ AlmostAll: true, Options: [PageUseful.Yes] }] => "Almost all: yes",
        [{ AlmostAll: true }] => "Almost all: no",
        var cells => $"{cells.FirstOrDefault(cell => cell.Options is [PageUseful.Yes])?.Percent}% yes",
    };
}
