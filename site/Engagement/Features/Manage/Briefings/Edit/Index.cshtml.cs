using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PreventPublic.Core.Access;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Words;
using PreventPublic.Engagement.Features.Briefings;
using PreventPublic.Engagement.Features.Briefings.Archive;
using PreventPublic.Engagement.Features.Briefings.Record;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Pieces;

namespace PreventPublic.Engagement.Features.Manage.Briefings.Edit;

/// <summary>One briefing, changed while it is planned or held, and its way to the site.</summary>
[Needs(Permissions.BulletinsManage)]
public sealed class IndexModel(BriefingShelf shelf, BriefingSteps steps, IEventDirectory directory, IPublishedPieces pieces, WordBook words) : BriefingPage(shelf, directory)
{
    private readonly BriefingShelf _shelf = shelf;

    [BindProperty]
    public BriefingForm Form { get; set; } = new();

    [BindProperty]
    public int Revision { get; set; }

    [BindProperty]
    public string Note { get; set; } = "";

    public bool MayChange => Briefing.State is BriefingState.Planned or BriefingState.Held;

    /// <summary>The briefing as it would read.</summary>
    public BriefingView View => BriefingView.Of(BriefingText.Of(Briefing), Site!, words[Language.Get(Briefing.Language)], pieces, 2);

    public async Task<IActionResult> OnGetAsync([FromRoute] Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        Read();
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync([FromRoute] Guid id) => await SavedAsync(id) ?? Again("Saved.");

    public async Task<IActionResult> OnPostHoldAsync([FromRoute] Guid id) =>
        await SavedAsync(id) ?? Answer(await steps.HoldAsync(Site!, id, Form.Revision + 1, Staff, Cancel), "Saved, and marked as held. It counts from now on.");

    public async Task<IActionResult> OnPostAskAsync([FromRoute] Guid id) =>
        await SavedAsync(id) ?? Answer(await steps.AskAsync(Site!, id, Form.Revision + 1, Staff, Cancel), "Saved, and whoever may approve it has been told.");

    public Task<IActionResult> OnPostPlanAgainAsync([FromRoute] Guid id) => OnAsync(id, () => steps.PlanAgainAsync(Site!, id, Revision, Staff, Cancel), "It is planned again, and does not count any more.");

    public Task<IActionResult> OnPostReopenAsync([FromRoute] Guid id) =>
        OnAsync(id, () => steps.ReopenAsync(Site!, id, Briefing.State, "to be changed", Staff, Cancel), "You can change it. Readers go on seeing what was approved until the change is approved too.");

    public Task<IActionResult> OnPostWithdrawAsync([FromRoute] Guid id)
    {
        if (Note.Trim().Length is > 0 and <= BriefingStep.MaxNote)
        {
            return OnAsync(id, () => steps.WithdrawAsync(Site!, id, Revision, Note.Trim(), Staff, Cancel), "It is off the site.");
        }

        return OnAsync(id, () => Task.FromResult<string?>($"Say why it is taken off the site, in {BriefingStep.MaxNote} characters or fewer"), "", nameof(Note), 422);
    }

    public async Task<IActionResult> OnPostDropAsync([FromRoute] Guid id) =>
        !await FindAsync(id) ? NotFound()
        : await _shelf.DropAsync(Site!, id, Revision, Staff, Cancel) is { } refusal ? Refused(refusal)
        : GoTo(BriefingLinks.Desk(Site!), "The briefing is taken away.");

    /// <returns>Null when what was typed is saved.</returns>
    private async Task<IActionResult?> SavedAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        var today = Council.Clock.Today;
        foreach (var (field, fault) in Form.Faults(Site!, Council.Languages, pieces, today, Briefing.WasHeld))
        {
            Wrong(field, fault);
        }

        if (Briefing.Shown is not null && Form.Readers == "staff")
        {
            Wrong("Form.Readers", "Readers can see it. Take it off the site first");
        }

        if (!ModelState.IsValid)
        {
            Form.WithBlanks();
            return Invalid();
        }

        return await _shelf.SaveAsync(Site!, id, Form.Revision, briefing => Form.Onto(briefing, pieces, today), Staff, Cancel) is null ? null : Behind();
    }

    private async Task<IActionResult> OnAsync(Guid id, Func<Task<string?>> step, string done, string field = "", int status = 409)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        return await step() is { } refusal ? Refused(refusal, field, status) : Again(done);
    }

    private IActionResult Answer(string? refusal, string done) => refusal is null ? Again(done) : AfterSaving(refusal);

    /// <summary>What was typed is saved; only the step was not taken.</summary>
    private PageResult AfterSaving(string refusal)
    {
        Form.Revision++;
        ModelState.Remove("Form.Revision");
        Form.WithBlanks();
        Wrong("", $"It is saved, but no more than that. {refusal}");
        return Invalid();
    }

    private PageResult Behind()
    {
        Form.WithBlanks().Revision = Briefing.Revision;
        ModelState.Remove("Form.Revision");
        Wrong("", $"{BriefingShelf.Behind}. What you typed is still here. Open it again in another tab to compare; if you save now, yours takes its place");
        return Invalid(409);
    }

    private PageResult Refused(string refusal, string field = "", int status = 409)
    {
        Read();
        Wrong(field, refusal);
        return Invalid(status);
    }

    private void Read()
    {
        Form = BriefingForm.Of(Briefing).WithBlanks();
        Revision = Briefing.Revision;
        ModelState.Remove(nameof(Revision));
    }

    private RedirectResult Again(string done) => GoTo(BriefingLinks.Edit(Site!, Briefing.Id), done);
}
