using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;
using PreventPublic.Staff.Invitations;
using PreventPublic.Staff.Notices;

namespace PreventPublic.Staff.Features.Manage.People;

/// <summary>Invites somebody, and shows the one-time link to pass on.</summary>
[Needs(Permissions.StaffManage)]
public sealed class InviteModel(Inviter inviter, ISiteDirectory sites, StaffMail mail, Store.StaffStore store, TimeProvider time) : ManagePage
{
    [BindProperty]
    public string Name { get; set; } = "";

    [BindProperty]
    public string Email { get; set; } = "";

    [BindProperty]
    public string Role { get; set; } = "";

    [BindProperty]
    public string Where { get; set; } = "";

    [BindProperty]
    public string Languages { get; set; } = "";

    /// <summary>Whether the link also goes to their e-mail address.</summary>
    [BindProperty]
    public bool Send { get; set; }

    public string? Link { get; private set; }

    public IEnumerable<Core.Web.Forms.Choice> Sites => GrantRules.SitesFor(Staff, sites);

    public void OnGet() => Title("Invite somebody");

    public async Task<IActionResult> OnPostAsync()
    {
        Title("Invite somebody");
        foreach (var (field, message) in GrantRules.Problems(Staff, sites, Where, Role, Languages).Concat(ProblemsWithPerson()))
        {
            Wrong(field, message);
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        var secret = await inviter.InviteAsync(new Invitee(Name, Email, Where, Role, GrantRules.Normal(Languages)), Staff, Cancel);
        Link = $"{Request.Scheme}://{Request.Host}{Inviter.Path}{secret}";
        if (Send)
        {
            await SendAsync(Link);
        }

        return Page();
    }

    /// <summary>To the mailbox alone; the link is deleted here once it is sent.</summary>
    private async Task SendAsync(string link)
    {
        mail.Post(store, Where, Email.Trim(), "Your invitation to Manage",
            $"{Staff.Name} invites you to work on the council's Prevent site. The link opens your account, once, within seven days. Do not pass it on.", ("Set up your account", link), time.GetUtcNow().UtcDateTime);
        await store.SaveChangesAsync(Cancel);
    }

    private IEnumerable<(string, string)> ProblemsWithPerson()
    {
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > Store.StaffUser.MaxName || Name.Any(char.IsControl))
        {
            yield return (nameof(Name), $"Enter a name, at most {Store.StaffUser.MaxName} characters");
        }

        if (!System.Net.Mail.MailAddress.TryCreate(Email, out var address) || address.Address != Email?.Trim())
        {
            yield return (nameof(Email), "Enter an e-mail address, for example name@example.gov.uk");
        }
    }
}
