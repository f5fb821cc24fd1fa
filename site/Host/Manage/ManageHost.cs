using Microsoft.Extensions.Options;
using PreventPublic.Cms.Features;
using PreventPublic.Core.Web;
using PreventPublic.Staff.SignIn;

namespace PreventPublic.Host.Manage;

/// <summary>The screens of staff: on one host for all councils, apart from the sites that readers see.</summary>
public static class ManageHost
{
    public const string Root = "/manage";

    /// <summary>Answers everything below <see cref="Root"/> on the Manage host.</summary>
    public static IApplicationBuilder UseManage(this IApplicationBuilder app)
    {
        var host = app.ApplicationServices.GetRequiredService<IOptions<ManageOptions>>().Value.Host;
        return app.MapWhen(context => IsManage(context, host), manage =>
        {
            manage.Use(next => context =>
            {
                ManageHeaders.Apply(context);
                return next(context);
            });
            manage.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = Root + "/problem/500" });
            manage.UseStatusCodePagesWithReExecute(Root + "/problem/{0}");
            manage.UseSameSiteForms();
            manage.UseRouting();
            manage.UseAuthentication();
            manage.UseStaffAccess();
            manage.UseEndpoints(routes => routes.MapRazorPages());
        });
    }

    /// <summary>A site's own host does not know of Manage, in any language.</summary>
    public static IApplicationBuilder HideManage(this IApplicationBuilder app) => app.Use(next => context =>
    {
        if (!context.Request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });

    private static bool IsManage(HttpContext context, string host) =>
        host.Length > 0 && string.Equals(context.Request.Host.Host, host, StringComparison.OrdinalIgnoreCase) && context.Request.Path.StartsWithSegments(Root, StringComparison.Ordinal);
}
