using Microsoft.AspNetCore.Mvc;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Events.Directory;

namespace PreventPublic.Engagement.Features.Manage.Events.PrintList;

/// <summary>The list on paper, for when there is no network. Ticks are keyed in afterwards at the door screen, where nobody counts twice.</summary>
public sealed class IndexModel(IEventDirectory events, Rolls rolls, Trail trail) : SessionPage(events, rolls)
{
    public IEnumerable<Registration> Expected => Roll.In(RegistrationState.Booked).Select(line => line.Registration).OrderBy(r => r.Name, StringComparer.CurrentCultureIgnoreCase);

    public async Task<IActionResult> OnGetAsync(string key, string date)
    {
        if (!await FindAsync(key, date, "List: "))
        {
            return NotFound();
        }

        await trail.RecordAsync(Staff, "event.list-shown", Key, $"{Roll.Lines.Count} registrations", Cancel);
        return Page();
    }
}
