using Microsoft.AspNetCore.Mvc;
using PreventPublic.Cms.Reading.Components;
using PreventPublic.Core.Web;

namespace PreventPublic.Cms.Features.MeetProblem;

/// <summary>Says what went wrong and where to go. The public never sees a cause from inside.</summary>
public sealed class IndexModel : PublicPage
{
    private static readonly int[] Known = [400, 404, 405, 410, 500];

    public static readonly string[] WaysOn = ["worried", "contacts", "venue-hire", "events", "resources"];

    public int Status { get; private set; }

    public IActionResult OnGet(int status) => Meet(status);

    public IActionResult OnPost(int status) => Meet(status);

    private IActionResult Meet(int status)
    {
        Status = Known.Contains(status) ? status : status >= 500 ? 500 : 404;
        Response.StatusCode = Math.Clamp(status, 400, 599);
        Response.Headers.CacheControl = "no-store";
        Show(new PageHead { Title = Words[$"error.{Status}-title"], HideFromSearch = true });
        return Page();
    }
}
