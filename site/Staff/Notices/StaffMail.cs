using PreventPublic.Core.Languages;
using PreventPublic.Core.Mail;
using PreventPublic.Core.Outbox;
using PreventPublic.Staff.Roles;
using PreventPublic.Staff.Store;

namespace PreventPublic.Staff.Notices;

/// <summary>Mails to staff: English, one paragraph and one link.</summary>
public sealed class StaffMail(ISiteDirectory sites)
{
    /// <param name="site">Whose sender is used; for what is about no one site, the first site's.</param>
    public void Post(StaffStore store, string site, string to, string subject, string text, (string Words, string Address) link, DateTime now, Guid? id = null)
    {
        var body = new MailBody(Language.English, subject).Paragraph(text).Link(link.Words, link.Address);
        store.Post(MailMessage.Kind, new MailMessage(SenderFor(site), to, Language.EnglishCode, subject, body.Text, body.Html), now, id);
    }

    private string SenderFor(string site)
    {
        var own = sites.Sites.Select(known => known.Id).Where(id => id != "shared").ToList();
        return own.Contains(site) ? site : own.FirstOrDefault() ?? site;
    }
}
