using Microsoft.AspNetCore.Mvc;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Serving;

namespace PreventPublic.Cms.Features.ReadUpdates;

/// <summary>One update.</summary>
[Finished]
public sealed class UpdateModel : PublicPage
{
    public Entry Entry { get; private set; } = null!;

    public IActionResult OnGet(string key)
    {
        if (Reader.Find("updates", key) is not { } entry || UpdateList.DayOf(entry) > Reader.Site.Clock.Today)
        {
            return NotFoundPage();
        }

        Entry = entry;
        Show(entry);
        return Page();
    }
}
