using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;
using PreventPublic.Staff.Account;
using PreventPublic.Staff.Store;

namespace PreventPublic.Staff.Features.Manage.Account;

/// <summary>Sets or changes password and app, and gives new recovery codes.</summary>
[Needs(Permissions.SignIn)]
public sealed class PasswordModel(StaffStore store, UserManager<StaffUser> users, Authenticators authenticators, TimeProvider time) : ManagePage
{
    [BindProperty]
    public string Password { get; set; } = "";

    [BindProperty]
    public string Code { get; set; } = "";

    public AuthenticatorSetup Setup { get; private set; } = null!;

    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    public async Task OnGetAsync() => await ReadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        var me = await ReadAsync();
        if (await authenticators.ProblemWithAsync(me, Password, Code) is { } problem)
        {
            ModelState.Remove(nameof(Password));
            Wrong(problem.Field, problem.Message);
            return Invalid();
        }

        RecoveryCodes = await authenticators.SetPasswordAsync(me, Password);
        StaffAudit.Post(store, Staff, "account.changed", StaffMember.EverySite, Staff.Email, time, "password and app set");
        await store.SaveChangesAsync(Cancel);
        return Page();
    }

    private async Task<StaffUser> ReadAsync()
    {
        Title("Password and app");
        var me = (await users.FindByIdAsync(Staff.Id.ToString()))!;
        Setup = await authenticators.SetupOfAsync(me);
        return me;
    }
}
