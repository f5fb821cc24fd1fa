using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;
using PreventPublic.Staff.SignIn;

namespace PreventPublic.Staff.Features.Manage.SignIn;

/// <summary>Back from the council's identity provider: signs in whoever was invited under that e-mail address.</summary>
[Needs(Permissions.Anyone)]
public sealed class CouncilModel(StaffSignIn signIn) : ManagePage
{
    [BindProperty(SupportsGet = true)]
    public string? Then { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        var external = await HttpContext.AuthenticateAsync(IdentityConstants.ExternalScheme);
        await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
        var email = external.Principal is { } principal ? SingleSignOn.VerifiedEmail(principal) : null;
        if (email is not null && await signIn.UserManager.FindByEmailAsync(email) is { } user && await signIn.CanSignInAsync(user))
        {
            await signIn.SignInWithClaimsAsync(user, isPersistent: false, [new Claim("amr", "external")]);
            return Redirect(AccessControl.Onward(Then));
        }

        Title("No account here");
        return Invalid(404);
    }
}
