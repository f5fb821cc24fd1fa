using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PreventPublic.Metrics.Features.ActionPlan;

namespace PreventPublic.Metrics.Features.Manage.KeepActions;

/// <summary>The action plan: what is to be done, by whom, until when, and how it stands.</summary>
public sealed class IndexModel(ActionBook book) : FigurePage
{
    [BindProperty]
    public string Reference { get; set; } = "";

    [BindProperty(Name = "Title")]
    public string What { get; set; } = "";

    [BindProperty]
    public string Objective { get; set; } = "";

    [BindProperty]
    public string Owner { get; set; } = "";

    [BindProperty]
    public string Budget { get; set; } = "";

    [BindProperty]
    public string Due { get; set; } = "";

    [BindProperty]
    public string Risks { get; set; } = "";

    public IReadOnlyList<PlannedAction> Actions { get; private set; } = [];

    /// <summary>Actions of the document that are not in the tracker yet.</summary>
    public int FromDocument => Plan.Actions.Count(action => Actions.All(one => one.Reference != DocumentReference(action.Id)));

    public async Task OnGetAsync(string? what, string? objective)
    {
        (What, Objective) = (what ?? "", objective ?? "");
        await ReadAsync();
    }

    public async Task<IActionResult> OnPostAddAsync()
    {
        await ReadAsync();
        var (due, ok) = ActionImport.DayOf(Due);
        if (!ok)
        {
            Wrong(nameof(Due), "Write the date as 30/11/2026");
        }

        var entry = new ActionEntry(Reference.Trim(), What.Trim(), Objective, Owner.Trim(), Budget.Trim(), due, Risks.Trim(), ActionStatus.Planned, null, "");
        Wrong(ActionBook.Problems(entry, Plan.Objectives, Today));
        if (Actions.Any(action => action.Reference == entry.Reference))
        {
            Wrong(nameof(Reference), "There is an action of this name already");
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        return await book.TakeAsync(Site!, [entry], Staff, Cancel) is null ? Conflict() : GoTo(FigureLinks.Actions(Site!), $"{entry.Reference} is in the plan.");
    }

    /// <summary>What the strategy's own document lists, with its owners and budgets as they stand there.</summary>
    public async Task<IActionResult> OnPostDocumentAsync()
    {
        await ReadAsync();
        var entries = Plan.Actions.Where(action => Actions.All(one => one.Reference != DocumentReference(action.Id))).Select(action => new ActionEntry(
            DocumentReference(action.Id), Text.Title(action.Id), action.Objective, action.Owner.Length == 0 ? "Council" : action.Owner, action.Budget, null, "",
            action.Done ? ActionStatus.Done : ActionStatus.Planned, null, action.Done ? $"Listed as delivered in: {Plan.Document}" : "")).ToList();
        return await book.TakeAsync(Site!, entries, Staff, Cancel) is null ? Conflict() : GoTo(FigureLinks.Actions(Site!), $"{entries.Count} actions of the document are in the plan.");
    }

    private string DocumentReference(string id) => $"D{Plan.Actions.ToList().FindIndex(action => action.Id == id) + 1}";

    private PageResult Conflict()
    {
        Wrong("", "Somebody else has changed the plan meanwhile. Look at it and try again");
        return Invalid(409);
    }

    private async Task ReadAsync()
    {
        Title("Action plan");
        Actions = await book.AllAsync(Site!, Cancel);
    }
}
