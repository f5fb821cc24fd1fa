using Microsoft.AspNetCore.Mvc;
using MimeKit;
using PreventPublic.Core.Access;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Mail;

namespace PreventPublic.Engagement.Features.Manage.Events.ReadMail;

/// <summary>Mails that went into the folder instead of out, newest first: for trying the site without a mail server.</summary>
[Needs(Permissions.EventsManage)]
public sealed class IndexModel(IMailTransport transport, MailFolder folder, MailOptions options, IEventDirectory events) : ManagePage
{
    private const int Most = 50;

    public int KeepDays => options.KeepDays;

    public bool HasFolder => transport is FolderTransport;

    public IReadOnlyList<MimeMessage> Mails { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        Title("Mails sent");
        if (events.Site(Site!, Language.English) is null)
        {
            return NotFound();
        }

        Mails = HasFolder ? [.. (await folder.ReadAsync(Site, Cancel)).Take(Most)] : [];
        return Page();
    }
}
