using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PreventPublic.Core.Access;
using PreventPublic.Core.Outbox;
using PreventPublic.Core.Web;
using PreventPublic.Staff.Account;
using PreventPublic.Staff.Invitations;
using PreventPublic.Staff.SignIn;
using PreventPublic.Staff.Store;

namespace PreventPublic.Staff.Features.Manage.Welcome;

/// <summary>Behind a one-time link: choose how to sign in from now on. The link is used up only when that has worked.</summary>
[Needs(Permissions.Anyone)]
public sealed class IndexModel(Inviter inviter, StaffStore store, StaffSignIn signIn, UserManager<StaffUser> users, Authenticators authenticators, TimeProvider time) : ManagePage
{
    [BindProperty(SupportsGet = true)]
    public string Secret { get; set; } = "";

    [BindProperty]
    public string Credential { get; set; } = "";

    [BindProperty]
    public string Password { get; set; } = "";

    [BindProperty]
    public string Code { get; set; } = "";

    [BindProperty]
    public string Name { get; set; } = "";

    [BindProperty]
    public string Email { get; set; } = "";

    public StaffUser? Invited { get; private set; }

    /// <summary>The first administrator, whom nobody invited by name.</summary>
    public bool IsUnknown => Invited?.Email == Inviter.FirstEmail;

    public AuthenticatorSetup? Setup { get; private set; }

    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    private InvitationRecord _invitation = null!;

    public async Task<IActionResult> OnGetAsync() => await FindAsync() ? Page() : Closed();

    /// <summary>The first administrator says who they are.</summary>
    public async Task<IActionResult> OnPostPersonAsync()
    {
        if (!await FindAsync() || !IsUnknown)
        {
            return Closed();
        }

        if (string.IsNullOrWhiteSpace(Name) || Name.Length > StaffUser.MaxName)
        {
            Wrong(nameof(Name), "Enter your name");
        }

        if (!System.Net.Mail.MailAddress.TryCreate(Email, out _))
        {
            Wrong(nameof(Email), "Enter your e-mail address, for example name@example.gov.uk");
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        (Invited!.Name, Invited.Email, Invited.UserName) = (Name.Trim(), Email.Trim(), Email.Trim());
        await users.UpdateAsync(Invited);
        return Redirect(Inviter.Path + Secret);
    }

    public async Task<IActionResult> OnPostOptionsAsync() => await FindAsync()
        ? Content(await signIn.MakePasskeyCreationOptionsAsync(Authenticators.EntityOf(Invited!)), "application/json")
        : NotFound();

    public async Task<IActionResult> OnPostPasskeyAsync()
    {
        if (!await FindAsync())
        {
            return Closed();
        }

        if (!await authenticators.AddPasskeyAsync(Invited!, Credential))
        {
            Wrong("", "The passkey could not be made. Try again, or choose a password.");
            return Invalid();
        }

        await UseUpAsync("passkey");
        await signIn.SignInAsync(Invited!, isPersistent: false);
        return GoTo("/manage", "Your passkey works. Welcome!");
    }

    public async Task<IActionResult> OnPostPasswordAsync()
    {
        if (!await FindAsync())
        {
            return Closed();
        }

        if (await authenticators.ProblemWithAsync(Invited!, Password, Code) is { } problem)
        {
            ModelState.Remove(nameof(Password));
            Wrong(problem.Field, problem.Message);
            return Invalid();
        }

        RecoveryCodes = await authenticators.SetPasswordAsync(Invited!, Password);
        await UseUpAsync("password and code");
        await signIn.SignInWithClaimsAsync(Invited!, isPersistent: false, [new Claim("amr", "mfa")]);
        return Page();
    }

    private async Task<bool> FindAsync()
    {
        Title("Welcome");
        if (await inviter.FindAsync(store, Secret, Cancel) is not { } found)
        {
            return false;
        }

        (_invitation, Invited) = found;
        Setup = await authenticators.SetupOfAsync(Invited);
        return true;
    }

    private async Task UseUpAsync(string method)
    {
        var now = time.GetUtcNow().UtcDateTime;
        _invitation.UsedAt = now;
        store.Post(AuditLine.Kind, new AuditLine(Invited!.Id, Invited.Name, "staff.set-up", StaffMember.EverySite, Invited.Email!, now, Note: method), now);
        await users.UpdateSecurityStampAsync(Invited);
        await store.SaveChangesAsync(Cancel);
    }

    private PageResult Closed()
    {
        Title("This link does not work");
        return Invalid(404);
    }
}
