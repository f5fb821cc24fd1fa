using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;
using PreventPublic.Staff.SignIn;

namespace PreventPublic.Staff.Features.Manage.SignIn;

/// <summary>The second step after a password: a code from the app, or a recovery code.</summary>
[Needs(Permissions.Anyone)]
public sealed class CodeModel(StaffSignIn signIn) : ManagePage
{
    [BindProperty(SupportsGet = true)]
    public string? Then { get; set; }

    [BindProperty]
    public string Code { get; set; } = "";

    public async Task<IActionResult> OnGetAsync()
    {
        Title("Enter your code");
        return await signIn.GetTwoFactorAuthenticationUserAsync() is null ? Redirect(AccessControl.SignInPath) : Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var code = new string([.. (Code ?? "").Where(char.IsLetterOrDigit)]);
        const int appCodeLength = 6;
        var result = code.Length == appCodeLength
            ? await signIn.TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false)
            : await signIn.TwoFactorRecoveryCodeSignInAsync((Code ?? "").Trim());
        if (result.Succeeded)
        {
            return Redirect(AccessControl.Onward(Then));
        }

        Title("Enter your code");
        Wrong(nameof(Code), result.IsLockedOut ? "Too many wrong attempts. Wait 15 minutes, then try again." : "The code is not right. Codes change every 30 seconds: enter the newest one.");
        return Invalid();
    }
}
