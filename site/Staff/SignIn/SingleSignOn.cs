using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace PreventPublic.Staff.SignIn;

/// <summary>Sign-in through the council's own identity provider (OpenID Connect Core 1.0, authorization code with PKCE).</summary>
public static class SingleSignOn
{
    public const string Scheme = "council";
    public const string CallbackPath = "/manage/sign-in/council/callback";

    public static AuthenticationBuilder AddSingleSignOn(this AuthenticationBuilder authentication, SingleSignOnOptions settings) => !settings.IsOn
        ? authentication
        : authentication.AddOpenIdConnect(Scheme, settings.Label, options =>
        {
            options.SignInScheme = IdentityConstants.ExternalScheme;
            (options.Authority, options.ClientId, options.ClientSecret) = (settings.Authority, settings.ClientId, settings.ClientSecret);
            options.RequireHttpsMetadata = !settings.Authority.StartsWith("http://localhost", StringComparison.Ordinal) && !settings.Authority.StartsWith("http://127.0.0.1", StringComparison.Ordinal);
            options.ResponseType = "code";
            // Comes back by a link: Manage takes no form that another site sends, and cookies stay with their own site.
            options.ResponseMode = OpenIdConnectResponseMode.Query;
            options.UsePkce = true;
            options.CallbackPath = CallbackPath;
            options.MapInboundClaims = false;
            options.Scope.Add("email");
            options.CorrelationCookie.Path = options.NonceCookie.Path = "/manage";
            options.CorrelationCookie.SameSite = options.NonceCookie.SameSite = SameSiteMode.Lax;
            options.Events.OnRemoteFailure = context =>
            {
                context.Response.Redirect("/manage/sign-in?failed=council");
                context.HandleResponse();
                return Task.CompletedTask;
            };
        });

    /// <summary>The e-mail address that the provider vouches for; null when it does not.</summary>
    public static string? VerifiedEmail(ClaimsPrincipal principal) =>
        principal.FindFirst("email_verified")?.Value is "false" or "False" ? null : principal.FindFirst("email")?.Value;
}
