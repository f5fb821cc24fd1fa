using System.Diagnostics;
using System.Net.Sockets;

namespace PreventPublic.Testing;

/// <summary>A ClamAV daemon for one test, which knows one signature of our own: it needs no signatures from the network.</summary>
public sealed class ClamServer : IAsyncDisposable
{
    /// <summary>What a file holds that this daemon refuses.</summary>
    public const string Bad = "prevent-public-test-virus";

    public const string BadName = "PreventPublic.Test.UNOFFICIAL";
    private const string Program = "/usr/sbin/clamd";

    private readonly string _folder = Directory.CreateTempSubdirectory("prevent-clam-").FullName;
    private readonly Process _process;

    private ClamServer(int port, int? mostBytes)
    {
        Port = port;
        Directory.CreateDirectory(Path.Combine(_folder, "db"));
        // Name, any kind of file, anywhere in it, and what to look for in hexadecimal.
        File.WriteAllText(Path.Combine(_folder, "db", "test.ndb"), $"PreventPublic.Test:0:*:{Convert.ToHexStringLower(System.Text.Encoding.ASCII.GetBytes(Bad))}\n");
        File.WriteAllText(Path.Combine(_folder, "clamd.conf"),
            $"Foreground yes\nDatabaseDirectory {_folder}/db\nLocalSocket {Socket}\nTCPSocket {port}\nTCPAddr 127.0.0.1\n{(mostBytes is null ? "" : $"StreamMaxLength {mostBytes}\n")}");
        _process = Process.Start(new ProcessStartInfo(Program, ["--config-file", Path.Combine(_folder, "clamd.conf")]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Port { get; }

    public string Socket => Path.Combine(_folder, "clamd.sock");

    /// <param name="mostBytes">The largest file that it looks at.</param>
    public static async Task<ClamServer> StartAsync(int? mostBytes = null)
    {
        if (!File.Exists(Program) && Environment.UserName == "root" && File.Exists("/usr/bin/apt-get"))
        {
            Shell.Run("/usr/bin/apt-get", "update");
            Shell.Run("/usr/bin/apt-get", "install", "-y", "--no-install-recommends", "clamav-daemon");
        }

        if (!File.Exists(Program))
        {
            Requirement.Missing("ClamAV is missing: apt-get install -y clamav-daemon");
        }

        var server = new ClamServer(LocalServer.FreePort(), mostBytes);
        for (var attempt = 0; attempt < 400; attempt++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync("127.0.0.1", server.Port);
                return server;
            }
            catch (SocketException)
            {
                await Task.Delay(50);
            }
        }

        await server.DisposeAsync();
        throw new TimeoutException("ClamAV did not start.");
    }

    public ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
