using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web.Forms;
using PreventPublic.Engagement.Features.Bulletins;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Planning;
using PreventPublic.Engagement.Features.Planning.Keeping;
using PreventPublic.Engagement.Features.Planning.Sources;

namespace PreventPublic.Engagement.Features.Manage.Planning.SeePlan;

/// <summary>What is planned, done and late: by month, by objective of the strategy, by audience. What is late stands on top of each.</summary>
[Needs(Permissions.BulletinsManage)]
public sealed class IndexModel(PlanBoard board, PlanShelf shelf, IEventDirectory directory, IPlanObjectives objectives) : PlanPage(directory, objectives)
{
    /// <summary>How far the views by objective and audience look, from the month on.</summary>
    public const int MonthsAhead = 6;

    private const char Between = ' ';

    public DateOnly Month { get; private set; }

    public string View { get; private set; } = PlanViews.Month;

    public IReadOnlyList<PlanLine> Late { get; private set; } = [];

    /// <summary>With a day in the stretch, late or not.</summary>
    public IReadOnlyList<PlanLine> Lines { get; private set; } = [];

    public IReadOnlyList<PlanLine> WithoutDay { get; private set; } = [];

    /// <summary>The line to place and the objective it was seen with, a space between.</summary>
    [BindProperty]
    public string Line { get; set; } = "";

    [BindProperty]
    public string Objective { get; set; } = "";

    /// <summary>What is not the team's own, to be placed.</summary>
    public IEnumerable<Choice> Placeable => Late.Concat(Lines).Concat(WithoutDay).Where(line => !line.IsOwn).DistinctBy(line => line.Uid)
        .Select(line => new Choice($"{line.Uid}{Between}{line.Placed}", $"{line.Title}{(line.Day is { } day ? $", {day:d MMM}" : "")}{(line.Objective.Length > 0 ? $" (now: {ObjectiveName(line.Objective)})" : "")}"));

    /// <summary>Lines by objective, in the strategy's order; those without one last.</summary>
    public IEnumerable<(string Title, IReadOnlyList<PlanLine> Lines)> ByObjective => Objectives.Append(("", "No objective yet"))
        .Select(one => (one.Item2, (IReadOnlyList<PlanLine>)[.. All.Where(line => line.Objective == one.Item1 || (one.Item1.Length == 0 && Objectives.All(known => known.Id != line.Objective)))]));

    /// <summary>Lines by audience; those for everybody last.</summary>
    public IEnumerable<(string Title, IReadOnlyList<PlanLine> Lines)> ByAudience => PlanWords.Audiences.Append("")
        .Select(code => (code.Length == 0 ? "Everybody" : PlanWords.Name(code), (IReadOnlyList<PlanLine>)[.. All.Where(line => code.Length == 0 ? line.Audiences.Count == 0 : line.Audiences.Contains(code))]))
        .Where(group => group.Item2.Count > 0);

    public Task<IActionResult> OnGetAsync([FromQuery] string? month, [FromQuery] string? view) => ShowAsync(month, view);

    public async Task<IActionResult> OnPostPlaceAsync([FromQuery] string? month)
    {
        if (await ReadAsync(month, PlanViews.Objective) is { } notThere)
        {
            return notThere;
        }

        if (Line.Split(Between, 2) is not [{ Length: > 0 and <= PlanPlace.MaxUid } uid, var seen] || Placeable.All(choice => choice.Value != Line && !choice.Value.StartsWith(uid + Between, StringComparison.Ordinal)))
        {
            Wrong(nameof(Line), "Choose something that is on the plan");
            return Invalid();
        }

        if (Objective.Length > 0 && Objectives.All(one => one.Id != Objective))
        {
            Wrong(nameof(Objective), "Choose one of the objectives");
            return Invalid();
        }

        if (await shelf.PlaceAsync(Site!, uid, seen, Objective, Staff, Cancel) is { } refusal)
        {
            Wrong(nameof(Line), $"{refusal}. Look where it stands now, and choose again");
            return Invalid(409);
        }

        return GoTo(PlanLinks.Of(Site!, PlanViews.Objective, Month), "It stands under that objective now.");
    }

    private IEnumerable<PlanLine> All => Late.Concat(Lines.Where(line => line.Standing != PlanStanding.Late)).Concat(WithoutDay);

    private async Task<IActionResult> ShowAsync(string? month, string? view) => await ReadAsync(month, view) ?? Page();

    private async Task<IActionResult?> ReadAsync(string? month, string? view)
    {
        if (!FindSite("Plan"))
        {
            return NotFound();
        }

        if ((month is { Length: > 0 } && BulletinMonth.Read(month) is null) || (view is { Length: > 0 } && !PlanViews.All.Contains(view)))
        {
            return NotFound();
        }

        Month = (BulletinMonth.Read(month) ?? BulletinMonth.Of(Today)).First;
        View = view is { Length: > 0 } ? view : PlanViews.Month;
        var last = Month.AddMonths(View == PlanViews.Month ? 1 : MonthsAhead).AddDays(-1);
        var all = await board.OfAsync(Site!, Month, last, Today, Cancel);
        Late = [.. all.Where(line => line.Standing == PlanStanding.Late)];
        Lines = [.. all.Where(line => line.Day >= Month && line.Day <= last)];
        WithoutDay = [.. all.Where(line => line.Day is null)];
        return null;
    }
}
