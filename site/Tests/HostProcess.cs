using System.Diagnostics;
using PreventPublic.Testing;

namespace PreventPublic.Tests;

/// <summary>The real host in a process of its own, which can be killed.</summary>
internal sealed class HostProcess : IDisposable
{
    private HostProcess(Process process, Uri address)
    {
        (Process, Address) = (process, address);
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
        Http.DefaultRequestHeaders.Host = $"thurrock.localhost:{address.Port}";
    }

    public Process Process { get; }

    public Uri Address { get; }

    /// <summary>Asks for Thurrock's site; follows no redirects and keeps no cookies.</summary>
    public HttpClient Http { get; }

    /// <param name="content">The content folder.</param>
    /// <param name="settings">Settings on top of the usual ones, as in <c>Mail:Smtp:Port</c>.</param>
    public static HostProcess Start(HostData data, string content, params IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var address = new Uri($"http://localhost:{LocalServer.FreePort()}");

        // What may be written can be limited while it runs; a program that is told of that by a signal would end.
        var start = new ProcessStartInfo("sh", ["-c", "trap '' XFSZ; exec dotnet \"$0\" --urls \"$1\"", Path.Combine(AppContext.BaseDirectory, "PreventPublic.Host.dll"), address.ToString()])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            Environment = { ["Content__Folder"] = content, ["ASPNETCORE_ENVIRONMENT"] = "Development", ["DOTNET_EnableWriteXorExecute"] = "0" },
        };
        foreach (var (key, value) in data.Settings.Concat(settings))
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return new HostProcess(process, address);
    }

    public static async Task<HostProcess> StartReadyAsync(HostData data, string content, params IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var host = Start(data, content, settings);
        for (var attempt = 0; attempt < 600; attempt++)
        {
            try
            {
                if ((await host.Http.GetAsync(new Uri("/readyz", UriKind.Relative))).IsSuccessStatusCode)
                {
                    return host;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(100);
        }

        host.Dispose();
        throw new TimeoutException("The host did not become ready.");
    }

    public void Kill() => Process.Kill();

    public void Dispose()
    {
        if (!Process.HasExited)
        {
            Process.Kill();
        }

        Process.WaitForExit();
        Process.Dispose();
        Http.Dispose();
    }
}
