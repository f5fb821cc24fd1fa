using Microsoft.AspNetCore.Mvc;
using PreventPublic.Metrics.Features.ActionPlan;
using PreventPublic.Metrics.Features.Benchmark;

namespace PreventPublic.Metrics.Features.Manage.ScoreArea;

/// <summary>One area: what each score means, the scores so far, a new one with its evidence, and the second person's word.</summary>
public sealed class IndexModel(Scoring scoring, TimeProvider time) : FigurePage
{
    public string Area { get; private set; } = "";

    public IReadOnlyList<Score> Scores { get; private set; } = [];

    [BindProperty]
    public int Value { get; set; }

    [BindProperty]
    public string AsOf { get; set; } = "";

    [BindProperty]
    public string Evidence { get; set; } = "";

    [BindProperty]
    public string Gaps { get; set; } = "";

    [BindProperty]
    public string Note { get; set; } = "";

    public async Task<IActionResult> OnGetAsync(string area) => await FindAsync(area) ? Page() : NotFound();

    public async Task<IActionResult> OnPostScoreAsync(string area)
    {
        if (!await FindAsync(area))
        {
            return NotFound();
        }

        var (asOf, _) = ActionImport.DayOf(AsOf);
        Wrong(Scoring.Problems(Value, asOf, Evidence, Gaps, Today));
        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        await scoring.ScoreAsync(new Score { Site = Site!, Area = area, Value = Value, AsOf = asOf!.Value, Evidence = Evidence.Trim(), Gaps = Gaps.Trim(), StaffId = Staff.Id, By = Staff.Name, At = time.GetUtcNow().UtcDateTime }, Cancel);
        return GoTo(FigureLinks.Area(Site!, area), "The score waits for a second person to agree.");
    }

    public Task<IActionResult> OnPostAgreeAsync(string area, Guid score) => DecideAsync(area, score, agreed: true);

    public Task<IActionResult> OnPostRefuseAsync(string area, Guid score) => DecideAsync(area, score, agreed: false);

    private async Task<IActionResult> DecideAsync(string area, Guid score, bool agreed)
    {
        if (!await FindAsync(area))
        {
            return NotFound();
        }

        if (await scoring.DecideAsync(Site!, score, agreed, Note, Staff, Cancel) is { } refusal)
        {
            Wrong(nameof(Note), refusal);
            return Invalid(409);
        }

        return GoTo(FigureLinks.Area(Site!, area), agreed ? "The score counts now." : "The score does not count. Whoever gave it sees why.");
    }

    private async Task<bool> FindAsync(string area)
    {
        if (!Plan.Frame.Areas.Contains(area))
        {
            return false;
        }

        Area = area;
        Title(Text.Title(area));
        Scores = [.. (await scoring.AllAsync(Site!, Cancel)).Where(score => score.Area == area)];
        return true;
    }
}
