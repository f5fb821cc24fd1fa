using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PreventPublic.Tests.Manage;

/// <summary>Somebody else's web site, on this machine: what it answers where, who asked, and how many at once.</summary>
internal sealed class Elsewhere : IAsyncDisposable
{
    private readonly WebApplication _server;
    private int _now;

    public Elsewhere()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _server = builder.Build();
        _server.Run(AnswerAsync);
        ((IHost)_server).Start();
        Root = _server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
    }

    /// <summary><c>http://127.0.0.1:PORT</c></summary>
    public string Root { get; }

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

    public ValueTask DisposeAsync() => _server.DisposeAsync();

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
