using System.Text;
using Microsoft.AspNetCore.Mvc;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Events.Letters;
using PreventPublic.Engagement.Mail;

namespace PreventPublic.Engagement.Features.Events.MyRegistration;

/// <summary>One's own calendar entry as a file: as it is now, so that fetching it again brings the calendar up to date.</summary>
public sealed class CalendarModel(Registering registering, IEventDirectory events, MailOptions options, TimeProvider time) : MyRegistrationPage(registering, events)
{
    private readonly IEventDirectory _events = events;

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancel)
    {
        if (!await FindAsync(token, "my.title", cancel) || _events.Site(Session.Site, Visit.Language) is not { } site)
        {
            return NotFound();
        }

        var takesPlace = Registration.State == RegistrationState.Booked && Session.CalledOffAt is null;
        var organiser = options.From ?? $"noreply@{new Uri(site.Origin).Host}";
        var entry = CalendarEntry.Of(
            takesPlace ? CalendarEntry.Request : CalendarEntry.Cancel, Registration, Session, Title, site, organiser,
            Session.Sequence + Registration.Sequence, time.GetUtcNow().UtcDateTime, null);
        return File(Encoding.UTF8.GetBytes(entry.Text), "text/calendar; charset=utf-8", "event.ics");
    }
}
