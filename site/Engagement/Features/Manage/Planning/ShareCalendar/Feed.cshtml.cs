using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PreventPublic.Core.Access;
using PreventPublic.Core.Languages;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Planning;
using PreventPublic.Engagement.Features.Planning.Calendar;

namespace PreventPublic.Engagement.Features.Manage.Planning.ShareCalendar;

/// <summary>The plan for a calendar program, which has not signed in: its link is what it knows. It is no screen, and so sets no cookie.</summary>
[Needs(Permissions.Anyone)]
public sealed class FeedModel(CalendarLinks links, PlanBoard board, IEventDirectory directory, TimeProvider time) : PageModel
{
    private const int MonthsBack = 3;
    private const int MonthsAhead = 12;

    public async Task<IActionResult> OnGetAsync([FromRoute] string token, CancellationToken cancel)
    {
        if (!await links.AllowsAsync(HttpContext.Connection.RemoteIpAddress))
        {
            Response.Headers.RetryAfter = "600";
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        if (await links.SiteOfAsync(token, cancel) is not { } site || directory.Site(site, Language.English) is not { } council)
        {
            return NotFound();
        }

        var today = council.Clock.Today;
        var lines = await board.OfAsync(site, today.AddMonths(-MonthsBack), today.AddMonths(MonthsAhead), today, cancel);
        var text = PlanCalendar.Of($"Plan: {council.Council}", lines, $"{Request.Scheme}://{Request.Host}", time.GetUtcNow().UtcDateTime);
        return File(Encoding.UTF8.GetBytes(text), PlanCalendar.ContentType);
    }
}
