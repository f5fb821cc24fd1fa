using Microsoft.AspNetCore.Mvc;

namespace PreventPublic.Decisions.Features.SeeOutcome;

/// <summary>What to do, on which conditions, and who can help.</summary>
public sealed class IndexModel : OutcomePage
{
    public IActionResult OnGet()
    {
        if (Turn() is { } elsewhere)
        {
            return elsewhere;
        }

        ShowHead($"{Words["flow.outcome"]} – {Text.Title}", Links.Outcome(SealText));
        return Page();
    }
}
