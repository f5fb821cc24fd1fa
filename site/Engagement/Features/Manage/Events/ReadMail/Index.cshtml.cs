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
public sealed class IndexModel(IMailTransport transport, IEventDirectory events) : ManagePage
{
    private const int Most = 50;

    public bool HasFolder => transport is FolderTransport;

    public IReadOnlyList<MimeMessage> Mails { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        Title("Mails sent");
        if (events.Site(Site!, Language.English) is not { } site)
        {
            return NotFound();
        }

        if (transport is FolderTransport folder && Directory.Exists(folder.Folder))
        {
            var host = "@" + new Uri(site.Origin).Host;
            var mails = new List<MimeMessage>();
            foreach (var file in new DirectoryInfo(folder.Folder).GetFiles("*.eml").OrderByDescending(file => file.LastWriteTimeUtc))
            {
                var mail = await MimeMessage.LoadAsync(file.FullName, Cancel);
                if (mail.MessageId?.EndsWith(host, StringComparison.Ordinal) == true && mails.Count < Most)
                {
                    mails.Add(mail);
                }
            }

            Mails = mails;
        }

        return Page();
    }
}
