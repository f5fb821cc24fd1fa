using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Cms.Features.Api;
using PreventPublic.Cms.Features.Api.Calling;
using PreventPublic.Core.Web;

namespace PreventPublic.Cms.Serving;

/// <summary>The short way to a published page: finished bytes are found before anything else is done.</summary>
public static class PagePath
{
    /// <summary>First in the pipeline: answers with finished bytes where there are some.</summary>
    public static IApplicationBuilder UseFinishedPages(this IApplicationBuilder app)
    {
        var pages = app.ApplicationServices.GetRequiredService<FinishedPages>();
        var answers = app.ApplicationServices.GetRequiredService<ApiPages>();
        var sites = app.ApplicationServices.GetRequiredService<SiteSelection>();
        return app.Use(next => context =>
        {
            var request = context.Request;
            if ((HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
                && sites.SiteOf(request) is { } site
                && (ApiPath.Holds(request.Path.Value) ? answers.Pages : pages).Find(PageAddress.Of(site.Id, request)) is { } page)
            {
                return page.SendAsync(context);
            }

            return next(context);
        });
    }

    /// <summary>Chooses the site and language. A host that is no site's is answered 421 (RFC 9110 §15.5.20).</summary>
    public static IApplicationBuilder UseSites(this IApplicationBuilder app)
    {
        var sites = app.ApplicationServices.GetRequiredService<SiteSelection>();
        return app.Use(next => context =>
        {
            SecurityHeaders.Apply(context);
            if (context.HasReader())
            {
                // A preview brings its own.
                return next(context);
            }

            if (sites.SiteOf(context.Request) is not { } site)
            {
                return NoSite(context);
            }

            context.Items[typeof(PageAddress)] = PageAddress.Of(site.Id, context.Request);
            sites.Begin(context, site);
            return next(context);
        });
    }

    private static Task NoSite(HttpContext context)
    {
        const string why = "There is no site at this host name.";
        if (ApiPath.Holds(context.Request.Path.Value))
        {
            return context.RequestServices.GetRequiredService<ApiDesk>().ProblemAsync(context, new ApiException(StatusCodes.Status421MisdirectedRequest, why));
        }

        context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        return context.Response.WriteAsync(why + "\n");
    }

    /// <summary>Problem pages are read, whatever the request wanted to do.</summary>
    public static IApplicationBuilder UseReadableProblems(this IApplicationBuilder app) => app.Use(next => context =>
    {
        var again = context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;
        if (again && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Request.Method = HttpMethods.Get;
        }

        return next(context);
    });

    /// <summary>After routing: refuses to take anything where there is only something to read (RFC 9110 §15.5.6).</summary>
    public static IApplicationBuilder UseReadOnlyPages(this IApplicationBuilder app) => app.Use(next => context =>
    {
        var (method, endpoint) = (context.Request.Method, context.GetEndpoint());
        var reads = HttpMethods.IsGet(method) || HttpMethods.IsHead(method);
        var takesPosts = HttpMethods.IsPost(method) && endpoint?.Metadata.GetMetadata<FinishedAttribute>() is null;
        if (reads || takesPosts || endpoint is null || endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is not null)
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = "GET, HEAD";
        return Task.CompletedTask;
    });

    /// <summary>After routing: keeps the bytes of answers that are the same for everybody.</summary>
    public static IApplicationBuilder UseFinishing(this IApplicationBuilder app)
    {
        var pages = app.ApplicationServices.GetRequiredService<FinishedPages>();
        return app.Use(next => context =>
            context.GetEndpoint()?.Metadata.GetMetadata<FinishedAttribute>() is { } finished && context.HasReader()
                && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
                ? FinishAsync(context, next, finished, pages)
                : next(context));
    }

    /// <summary>
    /// A few pages are made at a time, and each once: when a publication has made many pages new, a crowd waits for the one in
    /// the making instead of making it again for everybody.
    /// </summary>
    private static async Task FinishAsync(HttpContext context, RequestDelegate next, FinishedAttribute finished, FinishedPages pages)
    {
        var page = context.Items[typeof(PageAddress)] is PageAddress address
            ? await FindOrMakeAsync(address, context, next, finished, pages)
            : await MakeAsync(context, next, finished, pages);
        await (page?.SendAsync(context) ?? Task.CompletedTask);
    }

    private static async Task<FinishedPage?> FindOrMakeAsync(PageAddress address, HttpContext context, RequestDelegate next, FinishedAttribute finished, FinishedPages pages)
    {
        await pages.Making.WaitAsync(context.RequestAborted);
        try
        {
            return pages.Find(address) ?? await MakeAsync(context, next, finished, pages);
        }
        finally
        {
            pages.Making.Release();
        }
    }

    /// <returns>Null when it became something else than a page, which is sent already.</returns>
    private static async Task<FinishedPage?> MakeAsync(HttpContext context, RequestDelegate next, FinishedAttribute finished, FinishedPages pages)
    {
        var body = context.Response.Body;
        using var buffer = new MemoryStream(32 * 1024);
        context.Response.Body = buffer;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
        }

        if (context.Response.StatusCode != StatusCodes.Status200OK)
        {
            buffer.Position = 0;
            await buffer.CopyToAsync(body, context.RequestAborted);
            return null;
        }

        var reader = context.Reader();
        var cacheControl = context.Response.Headers.CacheControl is { Count: > 0 } given ? given.ToString() : FinishedAttribute.Revalidate;
        var page = FinishedPage.Of(buffer.ToArray(), context.Response.ContentType ?? "text/html; charset=utf-8", cacheControl, reader.Uses, reader.FreshUntil, finished.IsOpen ? OpenAnswer.Plain : null);
        if (context.Items[typeof(PageAddress)] is PageAddress address && !reader.DoNotKeep && context.Request.Query.Keys.All(finished.QueryKeys.Contains))
        {
            // A preview or an export has no address to keep it under.
            pages.Keep(address, page, reader.Site);
        }

        return page;
    }
}
