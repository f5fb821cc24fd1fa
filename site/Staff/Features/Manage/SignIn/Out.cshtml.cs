using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;
using PreventPublic.Staff.SignIn;

namespace PreventPublic.Staff.Features.Manage.SignIn;

/// <summary>Ends this session, here and in the store.</summary>
[Needs(Permissions.Anyone)]
public sealed class OutModel(StaffSignIn signIn) : ManagePage
{
    public IActionResult OnGet() => Redirect(AccessControl.SignInPath);

    public async Task<IActionResult> OnPostAsync()
    {
        await signIn.SignOutAsync();
        return GoTo(AccessControl.SignInPath, "You are signed out");
    }
}
