using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using PreventPublic.Testing;

namespace PreventPublic.Tests.Manage;

/// <summary>Somebody else's web site, on this machine: what it answers where, who asked, and how many at once.</summary>
internal sealed class Elsewhere : IAsyncDisposable
{
    private readonly LoopbackSite _site;
    private int _now;

    public Elsewhere() => _site = new LoopbackSite(AnswerAsync);

    public string Root => _site.Root;

    /// <summary>What is answered at a path; 404 elsewhere.</summary>
    public ConcurrentDictionary<string, Func<HttpContext, Task>> Pages { get; } = [];

    /// <summary>Method, path and the names of the headers of every request.</summary>
    public ConcurrentQueue<(string Method, string Path, string Headers)> Asked { get; } = [];

    public int MostAtOnce { get; private set; }

    public string Status(string path, int status, string? location = null, string? onlyFor = null)
    {
        Pages[path] = context =>
        {
            context.Response.StatusCode = onlyFor is null || context.Request.Method == onlyFor ? status : 405;
            context.Response.Headers.Location = location;
            return Task.CompletedTask;
        };
        return Root + path;
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _now));
        Asked.Enqueue((context.Request.Method, context.Request.Path.Value!, string.Join(' ', context.Request.Headers.Keys.Order(StringComparer.Ordinal))));
        context.Response.StatusCode = 404;
        if (Pages.TryGetValue(context.Request.Path.Value!, out var page))
        {
            await page(context);
        }

        Interlocked.Decrement(ref _now);
    }
}
