using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace PreventPublic.Core.Web;

/// <summary>The most that a form may send. More is answered 413 and never read; what is no form at all, 400.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SmallFormAttribute(int bytes = SmallFormAttribute.DefaultBytes) : Attribute, IAsyncResourceFilter
{
    public const int DefaultBytes = 15 * 1024;

    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        if (!HttpMethods.IsPost(request.Method))
        {
            await next();
            return;
        }

        if (context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = bytes;
        }

        var status = request.ContentLength > bytes ? StatusCodes.Status413PayloadTooLarge : await ReadAsync(request, context.HttpContext.RequestAborted);
        if (status is { } refused)
        {
            context.Result = new StatusCodeResult(refused);
            return;
        }

        await next();
    }

    /// <returns>The status to refuse with; null when the form was read.</returns>
    private static async Task<int?> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        try
        {
            await request.ReadFormAsync(cancel);
            return null;
        }
        catch (BadHttpRequestException fault)
        {
            return fault.StatusCode;
        }
        catch (Exception fault) when (fault is InvalidDataException or InvalidOperationException or IOException)
        {
            return StatusCodes.Status400BadRequest;
        }
    }
}
