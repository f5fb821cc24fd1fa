using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Access;
using PreventPublic.Core.Facts;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Web;
using PreventPublic.Core.Words;
using PreventPublic.Decisions.Flows.Wording;
using PreventPublic.Decisions.Pictures;

namespace PreventPublic.Decisions.Features.Manage.SeeUse;

/// <summary>A question as readers met it.</summary>
/// <param name="Asked">How often an answer led to it. Opening the first question is not counted: it has no value here.</param>
public sealed record QuestionUse(string Name, string Asked, string Answered, string Left);

/// <summary>How a flow is used: starts, finishes and outcomes by month, and where people go no further.</summary>
[Needs(Permissions.FiguresRead)]
public sealed class IndexModel(FlowShelf shelf, IFlowCounts counts, WordBook words) : ManagePage
{
    private const string Few = "fewer than 5";

    public string Key { get; private set; } = "";

    public FlowUse Use { get; private set; } = null!;

    /// <summary>Outcomes by id with their words; those that only earlier versions had have no words.</summary>
    public IReadOnlyList<(string Id, string Title)> Outcomes { get; private set; } = [];

    public IReadOnlyList<QuestionUse> Questions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string flow)
    {
        if (shelf.Find(Site!, flow) is not { } published || await counts.ReadAsync(Site!, flow, Cancel) is not { } use)
        {
            return NotFound();
        }

        var text = shelf.Words(Site!, published, Language.English);
        (Key, Use) = (flow, use);
        Title($"Use of “{text.Title}”");
        Outcomes =
        [
            .. published.Outcomes.Select(outcome => (outcome.Id, text.Of(outcome).Title)),
            .. use.Outcomes.Keys.Select(key => key.Outcome).Distinct().Where(id => published.FindOutcome(id) is null).Order(StringComparer.Ordinal).Select(id => (id, $"{id} (not in it any more)")),
        ];
        Questions = [.. new Outline(text, words[Language.English]).Questions.Select(LineOf), Check];
        return Page();
    }

    public string Starts(DateOnly month) => Say(Use.Starts, month);

    public string Reached(DateOnly month, string outcome) => Say(Use.Outcomes, (month, outcome));

    /// <summary>The sum of what is shown, so that nothing can be worked out from it.</summary>
    public string Finishes(DateOnly month) => Say(Sum(Use.Outcomes.Where(one => one.Key.Month == month)));

    private QuestionUse Check => new("Check your answers, then the outcome", Say(Use.Asked, ""), Say(Sum(Use.Outcomes)), Left(Use.Asked.GetValueOrDefault(""), Sum(Use.Outcomes)));

    private QuestionUse LineOf(OutlineQuestion item)
    {
        var (name, id) = ($"{item.Number}. {item.Shown.Title}", Counted(item.Question.Id));
        var answered = Use.Answered.GetValueOrDefault(id);
        return item.Number == 1
            ? new QuestionUse(name, "not counted", Say(Use.Answered, id), "–")
            : new QuestionUse(name, Say(Use.Asked, id), Say(Use.Answered, id), Left(Use.Asked.GetValueOrDefault(id), answered));
    }

    /// <summary>The difference of two counts as they are shown, which tells no more than they do.</summary>
    private static string Left(int? asked, int? answered) => asked is { } came && answered is { } went ? Math.Max(0, came - went).ToString(Language.English.Culture) : "–";

    private static string Counted(string id) => id.Length <= Fact.MaxDimension ? id : id[..Fact.MaxDimension];

    /// <summary>Null where nothing can be shown of it.</summary>
    private static int? Sum(IEnumerable<KeyValuePair<(DateOnly, string), int?>> outcomes) =>
        outcomes.Select(one => one.Value).OfType<int>().ToList() is { Count: > 0 } shown ? shown.Sum() : null;

    private static string Say<TKey>(IReadOnlyDictionary<TKey, int?> counts, TKey key) => counts.TryGetValue(key, out var count) && count is not null ? Say(count) : Few;

    private static string Say(int? count) => count?.ToString("N0", Language.English.Culture) ?? "–";
}
