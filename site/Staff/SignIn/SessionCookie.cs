using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Staff.Sessions;
using PreventPublic.Staff.Store;

namespace PreventPublic.Staff.SignIn;

/// <summary>Ties the staff cookie to a <see cref="SessionRecord"/>: a fresh one for every sign-in, looked up for every request.</summary>
public sealed class SessionCookie(IDbContextFactory<StaffStore> stores, StaffDirectory directory, TimeProvider time) : CookieAuthenticationEvents
{
    public const string Claim = "session";

    public override async Task SigningIn(CookieSigningInContext context)
    {
        var identity = (ClaimsIdentity)context.Principal!.Identity!;
        var now = time.GetUtcNow().UtcDateTime;
        var session = new SessionRecord
        {
            UserId = Guid.Parse(identity.FindFirst(ClaimTypes.NameIdentifier)!.Value),
            StartedAt = now,
            SeenAt = now,
            Method = MethodOf(identity),
            Device = Device.Of(context.Request.Headers.UserAgent.ToString()),
        };
        await using var store = await stores.CreateDbContextAsync(context.HttpContext.RequestAborted);
        store.Add(session);
        await store.SaveChangesAsync(context.HttpContext.RequestAborted);
        identity.AddClaim(new Claim(Claim, session.Id.ToString()));
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var member = SessionOf(context.Principal) is { } id ? await directory.MemberOfAsync(id, context.HttpContext.RequestAborted) : null;
        if (member is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }

        context.HttpContext.Features.Set(member);
    }

    public override async Task SigningOut(CookieSigningOutContext context)
    {
        if (SessionOf(context.HttpContext.User) is { } id)
        {
            await using var store = await stores.CreateDbContextAsync(CancellationToken.None);
            await store.Sessions.Where(s => s.Id == id && s.EndedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, time.GetUtcNow().UtcDateTime), CancellationToken.None);
        }
    }

    public static Guid? SessionOf(ClaimsPrincipal? principal) =>
        Guid.TryParse(principal?.FindFirst(Claim)?.Value, out var id) ? id : null;

    private static string MethodOf(ClaimsIdentity identity) => identity.FindFirst("amr")?.Value switch
    {
        "mfa" => "password and code",
        "pwd" => "password",
        "external" => "single sign-on",
        null => "passkey",
        var other => other,
    };
}
