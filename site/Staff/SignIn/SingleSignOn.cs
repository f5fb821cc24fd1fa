using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

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
            options.UsePkce = true;
            options.CallbackPath = CallbackPath;
            options.MapInboundClaims = false;
            options.Scope.Add("email");
            options.CorrelationCookie.Path = options.NonceCookie.Path = "/manage";
        });

    /// <summary>The e-mail address that the provider vouches for; null when it does not.</summary>
    public static string? VerifiedEmail(ClaimsPrincipal principal) =>
        principal.FindFirst("email_verified")?.Value is "false" or "False" ? null : principal.FindFirst("email")?.Value;
}
