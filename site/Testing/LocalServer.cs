using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace PreventPublic.Testing;

/// <summary>A web server on this machine that plays another's documented replies.</summary>
public sealed class LocalServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly string _root;

    /// <param name="reply">Status and body for a request.</param>
    public LocalServer(Func<HttpListenerRequest, (int Status, string Body)> reply)
    {
        _root = $"http://127.0.0.1:{FreePort()}";
        _listener.Prefixes.Add(_root + "/");
        _listener.Start();
        _ = Task.Run(() => ServeAsync(reply));
    }

    /// <summary>What was sent to it, in order.</summary>
    public ConcurrentQueue<string> Bodies { get; } = new();

    public ConcurrentQueue<string> Authorizations { get; } = new();

    public string Address(string path) => _root + path;

    public void Dispose() => _listener.Close();

    /// <summary>A port that nobody listens at now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task ServeAsync(Func<HttpListenerRequest, (int Status, string Body)> reply)
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                using var reader = new StreamReader(context.Request.InputStream);
                Bodies.Enqueue(await reader.ReadToEndAsync());
                Authorizations.Enqueue(context.Request.Headers["Authorization"] ?? "");
                var (status, body) = reply(context.Request);
                context.Response.StatusCode = status;
                context.Response.ContentType = "application/json";
                await context.Response.OutputStream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(body));
                context.Response.Close();
            }
        }
        catch (Exception fault) when (fault is HttpListenerException or ObjectDisposedException)
        {
            // It was closed.
        }
    }
}
