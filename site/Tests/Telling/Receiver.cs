using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using PreventPublic.Testing;

namespace PreventPublic.Tests.Telling;

/// <summary>A small web server on this machine that writes down what it is told.</summary>
public sealed class Receiver : IAsyncDisposable
{
    private readonly LoopbackSite _site;

    public Receiver() => _site = new LoopbackSite(HearAsync);

    public string Address => _site.Root + "/hook";

    public int Answer { get; set; } = 204;

    public string? Location { get; set; }

    public ConcurrentQueue<(string Body, string Signature)> Heard { get; } = [];

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private async Task HearAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        Heard.Enqueue((await reader.ReadToEndAsync(), context.Request.Headers["Prevent-Signature"].ToString()));
        context.Response.StatusCode = Answer;
        if (Location is not null)
        {
            context.Response.Headers.Location = Location;
        }
    }
}
