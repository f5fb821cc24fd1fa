using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Outbox;
using PreventPublic.Core.Web;
using PreventPublic.Staff.Account;
using PreventPublic.Staff.AuditTrail;
using PreventPublic.Staff.Invitations;
using PreventPublic.Staff.Notices;
using PreventPublic.Staff.SignIn;
using PreventPublic.Staff.Store;
using PreventPublic.Staff.Undelivered;

namespace PreventPublic.Staff;

/// <summary>Adds staff: sign-in, roles, the audit trail. The host gives it a <c>IDbContextFactory&lt;StaffStore&gt;</c>.</summary>
public static class StaffModule
{
    public static IServiceCollection AddStaff(this IServiceCollection services)
    {
        services.AddStaffSchema();
        services.AddSingleton<StaffDirectory>();
        services.AddSingleton<Inviter>();
        services.AddSingleton<IDelivery, AuditDelivery>();
        services.AddSingleton<UndeliveredMessages>();
        services.AddSingleton<IWaitingWork, WaitingUndelivered>();
        services.AddSingleton<StaffMail>();
        services.AddSingleton<IDelivery, NoticeDelivery>();
        return services;
    }

    /// <summary>Tells Identity to bring tables for passkeys; the store's model asks for it through these services.</summary>
    public static IServiceCollection AddStaffSchema(this IServiceCollection services) =>
        services.Configure<IdentityOptions>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3);

    /// <summary>What only the web site needs: cookies, passkeys, passwords.</summary>
    public static IServiceCollection AddStaffSignIn(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ManageOptions>().BindConfiguration(ManageOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped(all => all.GetRequiredService<IDbContextFactory<StaffStore>>().CreateDbContext());
        services.AddDataProtection().SetApplicationName("prevent-public").PersistKeysToDbContext<StaffStore>();
        services.AddHttpContextAccessor();
        services.AddScoped<SessionCookie>();
        services.AddScoped<Authenticators>();
        services.AddIdentityCore<StaffUser>(Configure).AddEntityFrameworkStores<StaffStore>().AddSignInManager<StaffSignIn>().AddDefaultTokenProviders();
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            passkeys.ServerDomain = configuration[$"{ManageOptions.Section}:Host"];
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";

            // The Origin header is no guide under no-referrer, so what the authenticator signed is compared with where the request went.
            passkeys.ValidateOrigin = made => ValueTask.FromResult(
                !made.CrossOrigin && made.Origin == $"{made.HttpContext.Request.Scheme}://{made.HttpContext.Request.Host}");
        });
        var authentication = services.AddAuthentication(IdentityConstants.ApplicationScheme);
        authentication.AddIdentityCookies(cookies =>
        {
            cookies.ApplicationCookie!.Configure(Configure);
            cookies.ExternalCookie!.Configure(cookie => Harden(cookie, "prevent-external"));
            cookies.TwoFactorUserIdCookie!.Configure(cookie => Harden(cookie, "prevent-step"));
            cookies.TwoFactorRememberMeCookie!.Configure(cookie => Harden(cookie, "prevent-remember"));
        });
        authentication.AddSingleSignOn(configuration.GetSection($"{ManageOptions.Section}:SingleSignOn").Get<SingleSignOnOptions>() ?? new());
        return services;
    }

    private static void Configure(IdentityOptions options)
    {
        options.User.RequireUniqueEmail = true;
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);

        // Length counts, composition does not (NCSC: three random words).
        options.Password.RequiredLength = 12;
        options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
        options.Password.RequiredUniqueChars = 5;
    }

    private static void Configure(CookieAuthenticationOptions cookie)
    {
        Harden(cookie, "prevent-staff");
        cookie.ExpireTimeSpan = SessionRecord.Lifetime;
        cookie.SlidingExpiration = false;
        cookie.EventsType = typeof(SessionCookie);
    }

    private static void Harden(CookieAuthenticationOptions cookie, string name)
    {
        cookie.Cookie.Name = name;
        cookie.Cookie.Path = "/manage";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }
}
