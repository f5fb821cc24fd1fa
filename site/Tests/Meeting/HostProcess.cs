using System.Diagnostics;
using PreventPublic.Testing;

namespace PreventPublic.Tests.Meeting;

/// <summary>The real host in a process of its own, which can be killed.</summary>
internal sealed record HostProcess(Process Process, Uri Http) : IDisposable
{
    public void Dispose()
    {
        if (!Process.HasExited)
        {
            Process.Kill();
        }

        Process.WaitForExit();
        Process.Dispose();
    }

    public static async Task<HostProcess> StartAsync(string content, string data, (string Stores, string Answers)? databases = null)
    {
        var address = new Uri($"http://localhost:{LocalServer.FreePort()}");
        // What may be written can be limited while it runs; a program that is told of that by a signal would end.
        var start = new ProcessStartInfo("sh", ["-c", "trap '' XFSZ; exec dotnet \"$0\" --urls \"$1\"", Path.Combine(AppContext.BaseDirectory, "PreventPublic.Host.dll"), address.ToString()])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            Environment =
            {
                ["PREVENT_DATA"] = data, ["Content__Folder"] = content, ["ASPNETCORE_ENVIRONMENT"] = "Development", ["HumanCheck__Provider"] = "none", ["Events__FormsPerAddress"] = "100000",
                ["DOTNET_EnableWriteXorExecute"] = "0",
            },
        };
        if (databases is { } made)
        {
            start.Environment["Database__Provider"] = "postgres";
            foreach (var store in SiteFixture.Stores)
            {
                start.Environment["ConnectionStrings__" + store] = made.Stores;
            }

            start.Environment["ConnectionStrings__Answers"] = made.Answers;
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        using var http = new HttpClient();
        for (var attempt = 0; attempt < 240; attempt++)
        {
            try
            {
                if ((await http.GetAsync(new Uri(address, "/readyz"))).IsSuccessStatusCode)
                {
                    return new HostProcess(process, address);
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(250);
        }

        process.Kill();
        throw new TimeoutException("The host did not become ready.");
    }
}
