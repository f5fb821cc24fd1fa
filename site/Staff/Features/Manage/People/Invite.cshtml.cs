using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;
using PreventPublic.Staff.Invitations;

namespace PreventPublic.Staff.Features.Manage.People;

/// <summary>Invites somebody, and shows the one-time link to pass on.</summary>
[Needs(Permissions.StaffManage)]
public sealed class InviteModel(Inviter inviter, ISiteDirectory sites) : ManagePage
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
        return Page();
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
