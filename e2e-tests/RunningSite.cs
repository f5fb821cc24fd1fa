using System.Collections.Concurrent;
using System.Diagnostics;
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

    private const string Chromium = "/usr/bin/chromium-headless-shell";

    private readonly string _data = Directory.CreateTempSubdirectory("prevent-e2e-").FullName;
    private readonly int _port = LocalServer.FreePort();
    private readonly List<IBrowserContext> _contexts = [];
    private string? _test;
    private Process? _host;
    private IPlaywright? _playwright;

    /// <summary>Where mails are put.</summary>
    public string Mail => Path.Combine(_data, "mail");

    public IBrowser Browser { get; private set; } = null!;

    /// <summary>The one-time link that the host printed for the first administrator.</summary>
    public string FirstLink { get; private set; } = "";

    private readonly HashSet<string> _shapes = [];

    /// <summary>Set by the first test that needs one: the link works once.</summary>
    internal Officer? Administrator { get; set; }

    /// <summary>Whether no screen of this shape was looked at before in this run.</summary>
    internal bool IsNewShape(string shape) => _shapes.Add(shape);

    public string Manage(string path) => $"http://localhost:{_port}/manage{path}";

    public string Address(string site, string path) => $"http://{site}.localhost:{_port}{path}";

    /// <summary>Invites somebody from the command line, beside the running site.</summary>
    /// <returns>Their one-time link.</returns>
    public async Task<string> InviteAsync(string email, string role)
    {
        var said = await RunAsync("user", "invite", email, "--role", role);
        var at = said.IndexOf("/manage/welcome/", StringComparison.Ordinal);
        return Manage(said[(at + "/manage".Length)..].Split([' ', '\r', '\n', '"'])[0]);
    }

    /// <summary>A page of its own, as on a phone unless told otherwise.</summary>
    public async Task<IPage> NewPageAsync(int width = 360, int height = 640, bool script = true)
    {
        await CloseEarlierAsync();
        var context = await Browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, JavaScriptEnabled = script });
        _contexts.Add(context);
        return await context.NewPageAsync();
    }

    /// <summary>As many windows as can be worked with at once: while one page is drawn, the other is looked at.</summary>
    public static async Task<IReadOnlyList<T>> NewPagesAsync<T>(Func<Task<T>> open) => [await open(), await open()];

    /// <summary>The windows share the work; each takes what comes next when it is done with what it had.</summary>
    public static async Task ShareAsync<TWork, TWindow>(IEnumerable<TWork> work, IEnumerable<TWindow> windows, Func<TWindow, TWork, Task> doAsync)
    {
        var waiting = new ConcurrentQueue<TWork>(work);
        await Task.WhenAll(windows.Select(async window =>
        {
            while (waiting.TryDequeue(out var next))
            {
                await doAsync(window, next);
            }
        }));
    }

    /// <summary>Each window is a process or two; left open by tests that are over, they slow those that run.</summary>
    private async Task CloseEarlierAsync()
    {
        if (_test == TestContext.Current.Test?.UniqueID)
        {
            return;
        }

        foreach (var context in _contexts.Where(context => context != Administrator?.Page.Context))
        {
            await context.CloseAsync();
        }

        _contexts.RemoveAll(context => context != Administrator?.Page.Context);
        _test = TestContext.Current.Test?.UniqueID;
    }

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium) && Environment.UserName == "root" && File.Exists("/usr/bin/apt-get"))
        {
            Shell.Run("/usr/bin/apt-get", "install", "-y", "--no-install-recommends", "chromium", "fonts-noto-core");
        }

        if (!File.Exists(Chromium))
        {
            Requirement.Missing("Chromium is missing: apt-get install -y chromium-headless-shell");
        }

        if (Addresses.Whole)
        {
            // The whole sweep sees the pages that only what officers enter fills: bulletins, briefings, reports.
            await RunAsync("demo", "seed");
        }

        StartHost();
        _playwright = await Playwright.CreateAsync();
        Browser = await LaunchAsync();
        await ReadyAsync();
    }

    /// <summary>A browser of its own, for a test that needs one with other settings.</summary>
    public Task<IBrowser> LaunchAsync(params string[] more) => _playwright!.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Chromium,
        Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP *.localhost 127.0.0.1", .. more],
    });

    public async ValueTask DisposeAsync()
    {
        await (Browser?.CloseAsync() ?? Task.CompletedTask);
        _playwright?.Dispose();
        _host?.Kill();
        _host?.WaitForExit();
        _host?.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    /// <returns>What the command said.</returns>
    private async Task<string> RunAsync(params string[] command)
    {
        using var process = Process.Start(Started(command))!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return said;
    }

    private ProcessStartInfo Started(params string[] arguments) => new("dotnet", [Path.Combine(AppContext.BaseDirectory, "PreventPublic.Host.dll"), .. arguments])
    {
        WorkingDirectory = Repository.Root,
        RedirectStandardOutput = true,
        Environment = { ["PREVENT_DATA"] = _data, ["OutsideLinks__Look"] = "false", ["Content__Folder"] = Repository.Content, ["Pdf__Chromium"] = Chromium, ["ASPNETCORE_ENVIRONMENT"] = "Development", ["Manage__Host"] = "localhost", ["Sites__Default"] = "thurrock", ["Sites__Origins__newham"] = Address("newham", ""), ["Sites__Origins__thurrock"] = Address("thurrock", "") },
    };

    private void StartHost()
    {
        _host = Process.Start(Started("--urls", $"http://localhost:{_port}"))!;
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
}
