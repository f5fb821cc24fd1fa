using Microsoft.AspNetCore.Mvc;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Serving;

namespace PreventPublic.Cms.Features.FindResource;

/// <summary>One resource: what it is, whom it suits, where it is.</summary>
[Finished]
public sealed class ResourceModel : PublicPage
{
    public Entry Entry { get; private set; } = null!;

    public IActionResult OnGet(string key)
    {
        if (Reader.Find("resources", key) is not { } entry)
        {
            return NotFoundPage();
        }

        Entry = entry;
        Show(entry);
        return Page();
    }
}
