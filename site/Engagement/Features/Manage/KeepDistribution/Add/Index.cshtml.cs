using Microsoft.AspNetCore.Mvc;
using PreventPublic.Engagement.Features.DistributionLog;
using PreventPublic.Engagement.Features.Events.Directory;

namespace PreventPublic.Engagement.Features.Manage.KeepDistribution.Add;

/// <summary>Writes down what was handed out.</summary>
public sealed class IndexModel(IEventDirectory directory, IPrintedItems items, DistributionBook book) : DistributionPage(directory, items)
{
    [BindProperty]
    public DistributionForm Form { get; set; } = new();

    public IActionResult OnGet()
    {
        if (!FindCouncil())
        {
            return NotFound();
        }

        Title("What was handed out");
        Form.On = LocalMoment.Write(Today);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!FindCouncil())
        {
            return NotFound();
        }

        Title("What was handed out");
        Wrong(Form.Faults(Today, Items, Languages));
        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        await book.AddAsync(Site!, Form.Read(Items), Staff, Cancel);
        return GoTo(DistributionLinks.Log(Site!), "It is in the log.");
    }
}
