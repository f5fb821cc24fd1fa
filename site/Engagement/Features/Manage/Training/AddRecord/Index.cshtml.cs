using Microsoft.AspNetCore.Mvc;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Training;

namespace PreventPublic.Engagement.Features.Manage.Training.AddRecord;

/// <summary>Writes down training that was done elsewhere, or on paper.</summary>
public sealed class IndexModel(IEventDirectory directory, TrainingBook book) : TrainingPage(directory)
{
    [BindProperty]
    public TrainingForm Form { get; set; } = new();

    public IActionResult OnGet() => Find() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Find())
        {
            return NotFound();
        }

        Wrong(Form.Faults(Today));
        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        await book.AddAsync(Site!, Form.Read(), Staff, Cancel);
        return GoTo(TrainingLinks.Report(Site!), "Added.");
    }

    private bool Find()
    {
        Title("Add somebody who was trained");
        return FindCouncil();
    }
}
