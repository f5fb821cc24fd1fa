using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Cms.Features.Api.Calling;
using PreventPublic.Cms.Features.Api.Describing;
using PreventPublic.Cms.Serving;

namespace PreventPublic.Cms.Features.Api;

/// <summary>The way of the API: beside that of pages, since a program wants a Problem Detail where a person wants a page, and may come from another site.</summary>
public static class ApiPath
{
    public const string Root = "/api/v1";

    public static bool Holds(string? path) =>
        path is not null && (path.StartsWith("/api/", StringComparison.Ordinal) || path.StartsWith("/openapi/", StringComparison.Ordinal));

    /// <summary>After the site is chosen: answers everything below <c>/api/</c>, of whatever version.</summary>
    public static IApplicationBuilder UseApi(this IApplicationBuilder app) => app.MapWhen(context => Holds(context.Request.Path.Value), api =>
    {
        var desk = api.ApplicationServices.GetRequiredService<ApiDesk>();
        api.Use(next => context =>
        {
            OpenAnswer.ApplyTo(context.Response.Headers);
            return HttpMethods.IsOptions(context.Request.Method) ? Allow(context) : next(context);
        });
        api.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = context => desk.ProblemAsync(context, context.Features.Get<IExceptionHandlerFeature>()?.Error),
            // What a caller asked wrongly is an answer, not a fault of ours; the desk writes down what is.
            SuppressDiagnosticsCallback = met => met.Exception is ApiException or BadHttpRequestException,
        });
        api.UseRouting();
        api.Use(next => context => RightWay(context) ?? next(context));
        api.UseEndpoints(routes => Map(routes, desk));
    });

    private static void Map(IEndpointRouteBuilder routes, ApiDesk desk)
    {
        foreach (var operation in desk.Operations)
        {
            string[] methods = operation.Method == "GET" ? ["GET", "HEAD"] : [operation.Method];
            routes.MapMethods(operation.LongKey ? operation.Path.Replace("{key}", "{**key}", StringComparison.Ordinal) : operation.Path, methods, (HttpContext context) => desk.AnswerAsync(context, operation));
        }

        routes.MapMethods(OpenApi.Address, ["GET", "HEAD"], desk.DocumentAsync);
    }

    /// <summary>A language in front of an API address would be a second name for everything: the parameter says it.</summary>
    private static Task? RightWay(HttpContext context) =>
        context.Request.PathBase.HasValue ? throw new ApiException(404, "API addresses have no language in front; use the parameter “language”.")
        : context.GetEndpoint() is null ? throw new ApiException(404, $"There is no such address in this API. {OpenApi.Address} lists those there are.")
        : context.GetEndpoint()!.DisplayName?.StartsWith("405", StringComparison.Ordinal) == true ? throw new ApiException(405, "This address is read with GET.")
        : null;

    /// <summary>Answers a browser that asks whether a page of another site may ask (Fetch §4.8).</summary>
    private static Task Allow(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.AccessControlAllowMethods = "GET, HEAD, POST, OPTIONS";
        headers.AccessControlAllowHeaders = "Accept, Authorization, Content-Type, If-None-Match, If-Modified-Since";
        headers.AccessControlMaxAge = "86400";
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}

/// <summary>The API's own finished answers: apart from pages, so that whoever asks the API for everything does not push out what readers read.</summary>
public sealed record ApiPages(FinishedPages Pages);
