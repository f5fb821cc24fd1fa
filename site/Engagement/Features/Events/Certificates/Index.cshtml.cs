using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.HumanCheck;

namespace PreventPublic.Engagement.Features.Events.Certificates;

/// <summary>What the page confirms: nothing that is not printed on the certificate.</summary>
public sealed record GenuineCertificate(string Title, DateOnly Date, string Initials);

/// <summary>Anybody checks the code on a certificate: the course, the day and the initials, and no more.</summary>
[SmallForm]
[ReadySecrets]
public sealed class CheckModel(Attendance attendance, CertificateCode codes, IEventDirectory events) : FormPage
{
    public string Code { get; private set; } = "";

    public bool Asked { get; private set; }

    public GenuineCertificate? Found { get; private set; }

    public void OnGet() => Head();

    /// <summary>Sent, not in the address: codes belong in no history and no log.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] string? code, CancellationToken cancel)
    {
        Head();
        (Code, Asked) = (code?.Trim() ?? "", true);
        if (Code.Length > 0 && codes.Check(Code, await attendance.PastSessionsAsync(Visit.Site, cancel)) is { } genuine)
        {
            var title = events.Find(Visit.Site, genuine.Session.Event, Visit.Language)?.Title ?? genuine.Session.Event;
            Found = new GenuineCertificate(title, genuine.Session.Date, genuine.Initials);
        }

        return Page();
    }

    private void Head() => Show(new PageHead
    {
        Title = Words["certificate.check-title"],
        HideFromSearch = true,
        Exit = false,
        Address = CertificateLinks.Check,
        Languages = [.. Visit.Languages.Select(language => language.Code)],
    });
}
