using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PreventPublic.Cms.Features.Api.Calling;
using PreventPublic.Cms.Features.Api.Describing;
using PreventPublic.Cms.Features.Api.Limits;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Cms.Serving;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Web;
using PreventPublic.Core.Words;

namespace PreventPublic.Cms.Features.Api;

/// <summary>Takes requests for operations: counts, checks, asks, and sends the answer as finished bytes.</summary>
public sealed partial class ApiDesk(IEnumerable<IApiGroup> groups, Publisher publisher, WordBook words, ApiLimits limits, ApiPages kept, ILogger<ApiDesk> log)
{
    private const string Fresh = "public, max-age=30";
    private readonly IReadOnlyList<IApiGroup> _groups = [.. groups];

    public IReadOnlyList<ApiOperation> Operations { get; } = [.. groups.SelectMany(group => group.Operations)];

    /// <summary>The document, for whoever describes the API.</summary>
    public JsonObject Document(string origin) => OpenApi.Of(_groups, origin);

    public Task DocumentAsync(HttpContext context)
    {
        var bytes = ApiAnswer.Json(Document(context.Request.Origin())).Bytes;
        var page = FinishedPage.Of(bytes, "application/json; charset=utf-8", Fresh, new HashSet<string>(), null, new OpenAnswer(limits.Policy, null));
        if (!context.Request.QueryString.HasValue)
        {
            Keep(context, page, context.Reader().Site);
        }

        return page.SendAsync(context);
    }

    public async Task AnswerAsync(HttpContext context, ApiOperation operation)
    {
        if (!await CountAsync(context))
        {
            throw new ApiException(429, "More answers were asked for than one network may have in a minute. Wait as long as Retry-After says. Answers that are in the cache are not counted.");
        }

        var published = publisher.Current;
        var values = ApiValues.Of(context.Request, operation);
        var host = context.Reader().Site;
        var site = values.TryGetValue("site", out var id) ? published.Sites.GetValueOrDefault(id) ?? throw new ApiException(400, $"“{id}” is not a site here. There are: {string.Join(", ", published.Sites.Keys.Order(StringComparer.Ordinal))}.", "site") : host;
        var language = LanguageOf(values, site);
        var reader = new Reader(site, language, words[language]) { DoNotKeep = site.Id != host.Id };
        var answer = await operation.Do(new ApiCall(context, operation, reader, published, values));
        await SendAsync(context, operation, answer, reader);
    }

    /// <summary>Says what is wrong as RFC 9457 has it. A cause from inside goes to the log and to nobody else.</summary>
    public Task ProblemAsync(HttpContext context, Exception? fault)
    {
        var problem = fault as ApiException ?? (fault is BadHttpRequestException bad ? new ApiException(bad.StatusCode, "What was sent could not be read.") : null);
        if (problem is null)
        {
            problem = new ApiException(500, "It is our fault. It has been written down; please try again later.");
            LogFault(fault);
        }

        OpenAnswer.ApplyTo(context.Response.Headers);
        if (context.Items[typeof(Allowance)] is Allowance allowance)
        {
            // The exception's handler has begun the answer anew.
            Say(allowance, context.Response.Headers);
        }

        context.Response.StatusCode = problem.Status;
        context.Response.ContentType = "application/problem+json; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        if (problem.Status == StatusCodes.Status401Unauthorized)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
        }

        var json = new JsonObject { ["type"] = "about:blank", ["title"] = problem.Title, ["status"] = problem.Status, ["detail"] = problem.Message };
        if (problem.Parameter is not null)
        {
            json["parameter"] = problem.Parameter;
        }

        return context.Response.Body.WriteAsync(ApiAnswer.Json(json).Bytes, context.RequestAborted).AsTask();
    }

    private static Language LanguageOf(IReadOnlyDictionary<string, string> values, SiteContent site) =>
        !values.TryGetValue("language", out var code) ? Language.English
        : site.Speaks(code) ? Language.Get(code)
        : throw new ApiException(400, $"{site.Id} does not speak “{code}”. It speaks: {string.Join(", ", site.Languages.Select(one => one.Code))}.", "language");

    private async ValueTask<bool> CountAsync(HttpContext context)
    {
        var allowance = await limits.CountAsync(context.Connection.RemoteIpAddress);
        context.Items[typeof(Allowance)] = allowance;
        Say(allowance, context.Response.Headers);
        return allowance.Allowed;
    }

    private void Say(Allowance allowance, IHeaderDictionary headers)
    {
        headers["RateLimit-Policy"] = limits.Policy;
        headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"default\";r={allowance.Remaining};t={allowance.ResetSeconds}");
        if (!allowance.Allowed)
        {
            headers.RetryAfter = allowance.ResetSeconds.ToString(CultureInfo.InvariantCulture);
        }
    }

    private Task SendAsync(HttpContext context, ApiOperation operation, ApiAnswer answer, Reader reader)
    {
        if (answer.Status == StatusCodes.Status200OK && operation.Method == "GET" && !answer.IsPrivate)
        {
            var page = FinishedPage.Of(answer.Bytes, answer.ContentType, Fresh, reader.Uses, reader.FreshUntil, new OpenAnswer(limits.Policy, answer.LastModified));
            if (!answer.IsPassing && !reader.DoNotKeep)
            {
                Keep(context, page, reader.Site);
            }

            return page.SendAsync(context);
        }

        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        context.Response.Headers.CacheControl = answer.IsPrivate || operation.Method != "GET" ? "no-store" : Fresh;
        if (answer.Location is not null)
        {
            context.Response.Headers.Location = answer.Location;
        }

        return context.Response.Body.WriteAsync(answer.Bytes, context.RequestAborted).AsTask();
    }

    private void Keep(HttpContext context, FinishedPage page, SiteContent madeFrom)
    {
        if (context.Items[typeof(PageAddress)] is PageAddress address)
        {
            kept.Pages.Keep(address, page, madeFrom);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An API request could not be answered.")]
    private partial void LogFault(Exception? fault);
}
