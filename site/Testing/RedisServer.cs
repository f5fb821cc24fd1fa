using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace PreventPublic.Testing;

/// <summary>A Redis for one test: on a free port, with nothing on disk unless it is asked to.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private const string Program = "/usr/bin/redis-server";

    private readonly string _folder = Directory.CreateTempSubdirectory("prevent-redis-").FullName;
    private readonly Process _process;

    private RedisServer(bool persists)
    {
        Port = LocalServer.FreePort();
        _process = Process.Start(new ProcessStartInfo(Program, ["--port", $"{Port}", "--bind", "127.0.0.1", "--dir", _folder, "--save", persists ? "60 1" : "", "--appendonly", "no"]) { RedirectStandardOutput = true })!;
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
    }

    public int Port { get; }

    public static async Task<RedisServer> StartAsync(bool persists = false)
    {
        if (!File.Exists(Program) && Environment.UserName == "root" && File.Exists("/usr/bin/apt-get"))
        {
            Shell.Run("/usr/bin/apt-get", "update");
            Shell.Run("/usr/bin/apt-get", "install", "-y", "--no-install-recommends", "redis-server");
        }

        if (!File.Exists(Program))
        {
            Requirement.Missing("Redis is missing: apt-get install -y redis-server");
        }

        var server = new RedisServer(persists);
        await server.ReadyAsync();
        return server;
    }

    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task ReadyAsync()
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(50);
            }
        }

        throw new TimeoutException("Redis did not start.");
    }
}
