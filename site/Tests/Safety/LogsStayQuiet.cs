using System.Diagnostics;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Safety;

/// <summary>A host that is started from any folder writes no address into its log: addresses hold sealed answers and search words.</summary>
public sealed class LogsStayQuiet
{
    private const string Word = "a-word-that-was-searched-for";

    [Theory]
    [InlineData(null, false)]
    [InlineData("Logging__LogLevel__Microsoft.AspNetCore.Hosting.Diagnostics", true)]
    public async Task Whatever_folder_the_host_is_started_from_unless_somebody_opens_the_log_on_purpose(string? opened, bool tells)
    {
        using var content = new TestContent(languages: "");
        var elsewhere = Directory.CreateTempSubdirectory("prevent-elsewhere-").FullName;
        var port = LocalServer.FreePort();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "PreventPublic.Host.dll"), "--urls", $"http://127.0.0.1:{port}"]) { WorkingDirectory = elsewhere, RedirectStandardOutput = true, RedirectStandardError = true };
        (start.Environment["PREVENT_DATA"], start.Environment["Content__Folder"], start.Environment["ASPNETCORE_ENVIRONMENT"]) = (elsewhere, content.Folder, "Production");
        if (opened is not null)
        {
            start.Environment[opened] = "Information";
        }

        using var host = Process.Start(start)!;
        var said = host.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = host.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        try
        {
            await AskAsync(new Uri($"http://127.0.0.1:{port}/search?q={Word}"));
        }
        finally
        {
            host.Kill(entireProcessTree: true);
        }

        Assert.Equal(tells, (await said + await error).Contains(Word, StringComparison.Ordinal));
        Directory.Delete(elsewhere, recursive: true);
    }

    private static async Task AskAsync(Uri address)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Host = "thurrock.localhost";
        for (var attempt = 0; attempt < 240; attempt++)
        {
            try
            {
                using var answer = await http.GetAsync(address, TestContext.Current.CancellationToken);
                answer.EnsureSuccessStatusCode();
                await Task.Delay(500, TestContext.Current.CancellationToken);
                return;
            }
            catch (HttpRequestException) when (attempt < 239)
            {
                await Task.Delay(250, TestContext.Current.CancellationToken);
            }
        }
    }
}
