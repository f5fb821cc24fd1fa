using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using PreventPublic.Cms.Reading.Components;
using PreventPublic.Core.Web;

namespace PreventPublic.Cms.Features.MeetProblem;

/// <summary>Says what went wrong and where to go. The public never sees a cause from inside.</summary>
[IgnoreAntiforgeryToken]
public sealed class IndexModel : PublicPage
{
    private static readonly int[] Known = [400, 404, 405, 410, 413, 429, 500];

    public static readonly string[] WaysOn = ["worried", "contacts", "venue-hire", "events", "resources"];

    public int Status { get; private set; }

    public IActionResult OnGet(int status) => Meet(status);

    public IActionResult OnPost(int status) => Meet(status);

    private IActionResult Meet(int status)
    {
        // Somebody who asks for this page by its own address has met no problem: there is just no such page.
        var met = HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null || HttpContext.Features.Get<IExceptionHandlerFeature>() is not null;
        var real = met && status is >= 400 and <= 599 ? status : 404;
        Status = Known.Contains(real) ? real : real >= 500 ? 500 : 404;
        Response.StatusCode = real;
        Response.Headers.CacheControl = "no-store";
        Show(new PageHead { Title = Words[$"error.{Status}-title"], HideFromSearch = true });
        return Page();
    }
}
