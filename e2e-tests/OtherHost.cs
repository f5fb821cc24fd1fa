using System.Diagnostics;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.E2eTests;

/// <summary>A host beside the running site, with data and settings of its own, for as long as a test needs it.</summary>
internal sealed class OtherHost : IAsyncDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("prevent-e2e-").FullName;
    private readonly int _port = LocalServer.FreePort();
    private readonly Process _process;

    private OtherHost(IEnumerable<(string Key, string Value)> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "PreventPublic.Host.dll"), "--urls", $"http://localhost:{_port}"])
        {
            WorkingDirectory = Repository.Root,
            Environment = { ["PREVENT_DATA"] = _data, ["Content__Folder"] = Repository.Content, ["ASPNETCORE_ENVIRONMENT"] = "Development" },
        };
        foreach (var (key, value) in settings)
        {
            start.Environment[key] = value;
        }

        _process = Process.Start(start)!;
    }

    public static async Task<OtherHost> StartAsync(params (string Key, string Value)[] settings)
    {
        var host = new OtherHost(settings);
        using var http = new HttpClient();
        for (var attempt = 0; attempt < 120; attempt++)
        {
            try
            {
                if ((await http.GetAsync(new Uri($"http://localhost:{host._port}/readyz"), TestContext.Current.CancellationToken)).IsSuccessStatusCode)
                {
                    return host;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(250, TestContext.Current.CancellationToken);
        }

        await host.DisposeAsync();
        throw new TimeoutException("The host did not become ready.");
    }

    public string Address(string site, string path) => $"http://{site}.localhost:{_port}{path}";

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_data, recursive: true);
    }
}
