using Microsoft.AspNetCore.Mvc;
using PreventPublic.Metrics.Features.ActionPlan;

namespace PreventPublic.Metrics.Features.Manage.SeeAction;

/// <summary>One action, its steps so far, and the next.</summary>
public sealed class IndexModel(ActionBook book) : FigurePage
{
    public PlannedAction Action { get; private set; } = null!;

    [BindProperty]
    public string Status { get; set; } = "";

    [BindProperty]
    public string On { get; set; } = "";

    [BindProperty]
    public string Evidence { get; set; } = "";

    [BindProperty]
    public string Due { get; set; } = "";

    /// <summary>The newest step that the person saw.</summary>
    [BindProperty]
    public int Number { get; set; }

    public async Task<IActionResult> OnGetAsync(string reference)
    {
        if (!await FindAsync(reference))
        {
            return NotFound();
        }

        (Status, Number) = (ActionWords.Status(Action.Status), Action.Latest?.Number ?? 0);
        Due = Action.Due?.ToString("dd/MM/yyyy", Core.Languages.Language.English.Culture) ?? "";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference)
    {
        if (!await FindAsync(reference))
        {
            return NotFound();
        }

        var ((on, onOk), (due, dueOk)) = (ActionImport.DayOf(On), ActionImport.DayOf(Due));
        if (!onOk || !dueOk)
        {
            Wrong(onOk ? nameof(Due) : nameof(On), "Write the date as 30/11/2026");
        }

        var status = ActionWords.Read(Status) ?? ActionStatus.Planned;
        Wrong(ActionBook.StepProblems(status, on, Evidence, Today));
        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        if (!await book.StepAsync(Site!, reference, Number, status, on, Evidence, due, Staff, Cancel))
        {
            Wrong("", "Somebody else has said how it stands meanwhile. Look at their step, then send yours again");
            Number = Action.Latest?.Number ?? 0;
            ModelState.SetModelValue(nameof(Number), new Microsoft.AspNetCore.Mvc.ModelBinding.ValueProviderResult(Number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            return Invalid(409);
        }

        return GoTo(FigureLinks.Actions(Site!), $"{reference} is {ActionWords.Status(status)}.");
    }

    private async Task<bool> FindAsync(string reference)
    {
        if (await book.FindAsync(Site!, reference, Cancel) is not { } action)
        {
            return false;
        }

        Action = action;
        Title($"{action.Reference} {action.Title}");
        return true;
    }
}
