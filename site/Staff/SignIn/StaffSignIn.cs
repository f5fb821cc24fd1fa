using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PreventPublic.Staff.Store;

namespace PreventPublic.Staff.SignIn;

/// <summary>Signs in those whose account is not disabled; a password alone is never enough.</summary>
public sealed class StaffSignIn(
    UserManager<StaffUser> users, IHttpContextAccessor context, IUserClaimsPrincipalFactory<StaffUser> claims, IOptions<IdentityOptions> options,
    ILogger<SignInManager<StaffUser>> log, IAuthenticationSchemeProvider schemes, IUserConfirmation<StaffUser> confirmation)
    : SignInManager<StaffUser>(users, context, claims, options, log, schemes, confirmation)
{
    public override async Task<bool> CanSignInAsync(StaffUser user) => user.DisabledAt is null && await base.CanSignInAsync(user);

    /// <summary>Checks e-mail and password; for an unknown e-mail it takes as long as for a known one.</summary>
    public async Task<SignInResult> StartWithPasswordAsync(string email, string password)
    {
        if (await UserManager.FindByEmailAsync(email) is not { TwoFactorEnabled: true } user)
        {
            UserManager.PasswordHasher.HashPassword(new StaffUser { Name = "nobody" }, password);
            return SignInResult.Failed;
        }

        return await PasswordSignInAsync(user, password, isPersistent: false, lockoutOnFailure: true);
    }
}
