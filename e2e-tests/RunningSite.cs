using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Playwright;
using PreventPublic.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(PreventPublic.E2eTests.RunningSite))]

namespace PreventPublic.E2eTests;

/// <summary>The real host as a process of its own, and a real browser beside it.</summary>
public sealed class RunningSite : IAsyncLifetime
{
    /// <summary>Tests of this collection take turns: two pages that load at once on a small machine slow one another into time-outs.</summary>
    public const string Turns = "one browser page at a time";

    private const string Chromium = "/usr/bin/chromium";

    private readonly string _data = Directory.CreateTempSubdirectory("prevent-e2e-").FullName;
    private readonly int _port = FreePort();
    private Process? _host;
    private IPlaywright? _playwright;

    /// <summary>Where mails are put.</summary>
    public string Mail => Path.Combine(_data, "mail");

    public IBrowser Browser { get; private set; } = null!;

    /// <summary>The one-time link that the host printed for the first administrator.</summary>
    public string FirstLink { get; private set; } = "";

    /// <summary>Set by the first test that needs one: the link works once.</summary>
    internal Officer? Administrator { get; set; }

    public string Manage(string path) => $"http://localhost:{_port}/manage{path}";

    public string Address(string site, string path) => $"http://{site}.localhost:{_port}{path}";

    /// <summary>Invites somebody from the command line, beside the running site.</summary>
    /// <returns>Their one-time link.</returns>
    public async Task<string> InviteAsync(string email, string role)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "PreventPublic.Host.dll"), "user", "invite", email, "--role", role])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            Environment = { ["PREVENT_DATA"] = _data, ["ASPNETCORE_ENVIRONMENT"] = "Development", ["Manage__Host"] = "localhost" },
        };
        using var command = Process.Start(start)!;
        var said = await command.StandardOutput.ReadToEndAsync();
        var at = said.IndexOf("/manage/welcome/", StringComparison.Ordinal);
        return Manage(said[(at + "/manage".Length)..].Split([' ', '\r', '\n', '"'])[0]);
    }

    /// <summary>A page of its own, as on a phone unless told otherwise.</summary>
    public async Task<IPage> NewPageAsync(int width = 360, int height = 640, bool script = true)
    {
        var context = await Browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, JavaScriptEnabled = script });
        return await context.NewPageAsync();
    }

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium) && Environment.UserName == "root" && File.Exists("/usr/bin/apt-get"))
        {
            Shell.Run("/usr/bin/apt-get", "install", "-y", "--no-install-recommends", "chromium", "fonts-noto-core");
        }

        if (!File.Exists(Chromium))
        {
            Requirement.Missing("Chromium is missing: apt-get install -y chromium");
        }

        StartHost();
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP *.localhost 127.0.0.1"],
        });
        await ReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await (Browser?.CloseAsync() ?? Task.CompletedTask);
        _playwright?.Dispose();
        _host?.Kill();
        _host?.WaitForExit();
        _host?.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    private void StartHost()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "PreventPublic.Host.dll"), "--urls", $"http://localhost:{_port}"])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            Environment = { ["PREVENT_DATA"] = _data, ["Content__Folder"] = Repository.Content, ["ASPNETCORE_ENVIRONMENT"] = "Development", ["Manage__Host"] = "localhost", ["Sites__Default"] = "thurrock", ["Sites__Origins__newham"] = Address("newham", "") },
        };
        _host = Process.Start(start)!;
        _host.OutputDataReceived += (_, line) => FirstLink = line.Data?.Contains("/manage/welcome/", StringComparison.Ordinal) == true ? line.Data.Trim() : FirstLink;
        _host.BeginOutputReadLine();
    }

    private async Task ReadyAsync()
    {
        using var http = new HttpClient();
        for (var attempt = 0; attempt < 120; attempt++)
        {
            try
            {
                if ((await http.GetAsync(new Uri($"http://localhost:{_port}/readyz"))).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(250);
        }

        throw new TimeoutException("The host did not become ready.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
