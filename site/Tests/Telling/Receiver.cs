using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PreventPublic.Tests.Telling;

/// <summary>A small web server on this machine that writes down what it is told.</summary>
public sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _server;

    public Receiver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _server = builder.Build();
        _server.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            Heard.Enqueue((await reader.ReadToEndAsync(), context.Request.Headers["Prevent-Signature"].ToString()));
            context.Response.StatusCode = Answer;
            if (Location is not null)
            {
                context.Response.Headers.Location = Location;
            }
        });
        ((IHost)_server).Start();
        Address = _server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/hook";
    }

    public string Address { get; }

    public int Answer { get; set; } = 204;

    public string? Location { get; set; }

    public ConcurrentQueue<(string Body, string Signature)> Heard { get; } = [];

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
