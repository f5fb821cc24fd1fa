using Microsoft.AspNetCore.Mvc;
using PreventPublic.Engagement.Features.Consultations.Rounds;

namespace PreventPublic.Engagement.Features.Consultations.Panel;

/// <summary>Where a member, with the code on their card, gets a ballot to keep. The code is read by their browser; it is in no address that is sent.</summary>
public sealed class IndexModel(IConsultationDirectory directory, SealedRounds rounds) : PanelPage(directory, rounds)
{
    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancel)
    {
        if (!await FindAsync(key, cancel))
        {
            return NotFound();
        }

        Show(Head(Words["ballot.title"], PanelLinks.Panel(key)));
        return Page();
    }
}
