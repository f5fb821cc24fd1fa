using Microsoft.AspNetCore.Mvc;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Events.Certificates;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.HumanCheck;

namespace PreventPublic.Engagement.Features.Events.MyRegistration;

/// <summary>A certificate of attendance, made for printing. It can be had while the registration is kept; its code can be checked afterwards too.</summary>
[ReadySecrets]
public sealed class CertificateModel(Registering registering, IEventDirectory events, Attendance attendance, CertificateCode codes) : MyRegistrationPage(registering, events)
{
    private readonly IEventDirectory _events = events;

    public string Council { get; private set; } = "";

    public string Code { get; private set; } = "";

    /// <summary>Where anybody can check it.</summary>
    public string CheckAddress { get; private set; } = "";

    /// <summary>Whose it is.</summary>
    public string Name { get; private set; } = "";

    /// <param name="place">In the party; each who came has their own.</param>
    public async Task<IActionResult> OnGetAsync(string token, int place, CancellationToken cancel)
    {
        if (!await FindAsync(token, "certificate.title", cancel) || _events.Site(Session.Site, Visit.Language) is not { } site)
        {
            return NotFound();
        }

        Name = (await attendance.EarnedAsync(Event, Session, Registration, cancel)).FirstOrDefault(person => person.Place == place).Name ?? "";
        if (Name.Length == 0)
        {
            return NotFound();
        }

        (Council, Code, CheckAddress) = (site.Council, codes.Of(Session, Name), site.Origin + CertificateLinks.Check);
        return Page();
    }
}
