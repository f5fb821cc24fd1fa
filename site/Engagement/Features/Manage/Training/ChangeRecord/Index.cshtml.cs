using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Training;

namespace PreventPublic.Engagement.Features.Manage.Training.ChangeRecord;

/// <summary>Puts a record right, or takes it out. Its figures follow.</summary>
public sealed class IndexModel(IEventDirectory directory, TrainingBook book) : TrainingPage(directory)
{
    public TrainingRecord Record { get; private set; } = null!;

    [BindProperty]
    public TrainingForm Form { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        Form = TrainingForm.Of(Record);
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        Wrong(Form.Faults(Today));
        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        return await book.ChangeAsync(Site!, id, Form.Revision, Form.Read(), Staff, Cancel) ? GoTo(TrainingLinks.People(Site!), "Saved.") : Late();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        return await book.RemoveAsync(Site!, id, Form.Revision, Staff, Cancel) ? GoTo(TrainingLinks.People(Site!), "The record is erased.") : Late();
    }

    private PageResult Late()
    {
        ModelState.Remove("Form.Revision");
        Form.Revision = Record.Revision;
        return Behind();
    }

    private async Task<bool> FindAsync(Guid id)
    {
        if (!FindCouncil() || await book.FindAsync(Site!, id, Cancel) is not { } record)
        {
            return false;
        }

        Record = record;
        Title("A training record");
        return true;
    }
}
