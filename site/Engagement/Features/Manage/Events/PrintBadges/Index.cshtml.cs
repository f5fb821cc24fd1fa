using Microsoft.AspNetCore.Mvc;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Events.Certificates;
using PreventPublic.Engagement.Features.Events.Directory;

namespace PreventPublic.Engagement.Features.Manage.Events.PrintBadges;

/// <summary>A name badge for everybody who is expected and gave a name, to print and cut out.</summary>
public sealed class IndexModel(IEventDirectory events, Rolls rolls) : SessionPage(events, rolls)
{
    /// <summary>By name, as people look for theirs on the table.</summary>
    public IEnumerable<(string Name, string Organisation)> Badges => Roll.In(RegistrationState.Booked)
        .SelectMany(line => Attendees.Named(line.Registration).Select(person => (person.Name, People.AnswerOf(line.Registration, "organisation"))))
        .Where(badge => badge.Name != Registration.Nameless).OrderBy(badge => badge.Name, StringComparer.CurrentCultureIgnoreCase);

    public async Task<IActionResult> OnGetAsync(string key, string date) => await FindAsync(key, date, "Badges: ") ? Page() : NotFound();
}
