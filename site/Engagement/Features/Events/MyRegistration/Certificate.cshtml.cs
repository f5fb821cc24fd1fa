using Microsoft.AspNetCore.Mvc;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Events.Certificates;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Files;
using PreventPublic.Engagement.HumanCheck;

namespace PreventPublic.Engagement.Features.Events.MyRegistration;

/// <summary>A certificate of attendance, made for printing. It can be had while the registration is kept; its code can be checked afterwards too.</summary>
[ReadySecrets]
public sealed class CertificateModel(Registering registering, IEventDirectory events, Attendance attendance, CertificateCode codes, IPagePrinter printer) : MyRegistrationPage(registering, events)
{
    private readonly IEventDirectory _events = events;

    public string Council { get; private set; } = "";

    public string Code { get; private set; } = "";

    /// <summary>Where anybody can check it.</summary>
    public string CheckAddress { get; private set; } = "";

    /// <summary>Whose it is.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Where it can be had as a file; null where the machine has nothing to make one.</summary>
    public string? Pdf => printer.IsReady ? Visit.Href(MyRegistrationLinks.Certificate(Token, Place)) + "?handler=pdf" : null;

    private int Place { get; set; }

    /// <param name="place">In the party; each who came has their own.</param>
    public async Task<IActionResult> OnGetAsync(string token, int place, CancellationToken cancel) => await ReadAsync(token, place, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnGetPdfAsync(string token, int place, CancellationToken cancel) => printer.IsReady && await ReadAsync(token, place, cancel)
        ? File(await printer.PrintAsync(Request.Host.Value!, Visit.Href(MyRegistrationLinks.Certificate(token, place)), cancel), "application/pdf", "certificate.pdf")
        : NotFound();

    private async Task<bool> ReadAsync(string token, int place, CancellationToken cancel)
    {
        if (!await FindAsync(token, "certificate.title", cancel) || _events.Site(Session.Site, Visit.Language) is not { } site)
        {
            return false;
        }

        Name = (await attendance.EarnedAsync(Event, Session, Registration, cancel)).FirstOrDefault(person => person.Place == place).Name ?? "";
        (Council, Code, CheckAddress, Place) = (site.Council, codes.Of(Session, Name), site.Origin + CertificateLinks.Check, place);
        return Name.Length > 0;
    }
}
