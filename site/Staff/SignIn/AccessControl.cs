using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PreventPublic.Core.Access;

namespace PreventPublic.Staff.SignIn;

/// <summary>After routing: lets a request through only if its route says what it needs and the person has it. A route that says nothing is closed.</summary>
public static class AccessControl
{
    public const string SignInPath = "/manage/sign-in";

    public static IApplicationBuilder UseStaffAccess(this IApplicationBuilder app) => app.Use(next => context =>
    {
        if (context.GetEndpoint() is not { } endpoint)
        {
            return next(context);
        }

        if (endpoint.Metadata.GetMetadata<NeedsAttribute>()?.Permission is not { } needs)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        var member = context.StaffOrNull();
        if (needs == Permissions.Anyone || (member is not null && member.May(needs, context.Request.RouteValues[NeedsAttribute.SiteKey] as string)))
        {
            return next(context);
        }

        if (member is null && HttpMethods.IsGet(context.Request.Method))
        {
            context.Response.Redirect($"{SignInPath}?then={Uri.EscapeDataString(context.Request.Path + context.Request.QueryString)}");
            return Task.CompletedTask;
        }

        context.Response.StatusCode = member is null ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });

    /// <summary>An address of Manage to go on to; anything else, such as another site's, becomes the first screen.</summary>
    public static string Onward(string? then) =>
        then is not null && then.StartsWith("/manage", StringComparison.Ordinal) && (then.Length == 7 || then[7] is '/' or '?') && !then.Contains('\\', StringComparison.Ordinal)
            ? then
            : "/manage";
}
