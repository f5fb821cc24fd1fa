using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;
using PreventPublic.Staff.SignIn;

namespace PreventPublic.Staff.Features.Manage.SignIn;

/// <summary>Sign in with a passkey, with a password and a code, or through the council.</summary>
[Needs(Permissions.Anyone)]
public sealed class IndexModel(StaffSignIn signIn, IOptions<ManageOptions> options) : ManagePage
{
    [BindProperty(SupportsGet = true)]
    public string? Then { get; set; }

    [BindProperty]
    public string Email { get; set; } = "";

    [BindProperty]
    public string Password { get; set; } = "";

    [BindProperty]
    public string Credential { get; set; } = "";

    public SingleSignOnOptions Council => options.Value.SingleSignOn;

    /// <summary>Set when the council's provider sent somebody back without signing them in.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Failed { get; set; }

    public void OnGet()
    {
        Title("Sign in");
        if (Failed is not null)
        {
            Wrong("", "Your council's sign-in did not work. Try again, or use your passkey or password.");
        }
    }

    /// <summary>The challenge for a passkey, as the browser's credential API wants it (WebAuthn Level 3, JSON).</summary>
    public async Task<IActionResult> OnPostOptionsAsync() => Content(await signIn.MakePasskeyRequestOptionsAsync(null!), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync()
    {
        var result = Credential.Length == 0 ? Microsoft.AspNetCore.Identity.SignInResult.Failed : await signIn.PasskeySignInAsync(Credential);
        return result.Succeeded ? Redirect(AccessControl.Onward(Then)) : Refuse("", "The passkey was not accepted. Try again, or use your password.");
    }

    public async Task<IActionResult> OnPostPasswordAsync()
    {
        if (string.IsNullOrWhiteSpace(Email) || string.IsNullOrEmpty(Password))
        {
            return Refuse(nameof(Email), "Enter your e-mail address and your password");
        }

        var result = await signIn.StartWithPasswordAsync(Email.Trim(), Password);
        return result switch
        {
            { RequiresTwoFactor: true } => Redirect($"/manage/sign-in/code?then={Uri.EscapeDataString(AccessControl.Onward(Then))}"),
            { IsLockedOut: true } => Refuse(nameof(Email), "Too many wrong attempts. Wait 15 minutes, then try again, or ask an administrator for a new link."),
            _ => Refuse(nameof(Email), "The e-mail address or the password is not right"),
        };
    }

    public IActionResult OnPostCouncil() => Council.IsOn
        ? Challenge(signIn.ConfigureExternalAuthenticationProperties(SingleSignOn.Scheme, $"/manage/sign-in/council?then={Uri.EscapeDataString(AccessControl.Onward(Then))}"), SingleSignOn.Scheme)
        : NotFound();

    private PageResult Refuse(string field, string why)
    {
        Title("Sign in");
        ModelState.Remove(nameof(Password));
        Wrong(field, why);
        return Invalid();
    }
}
