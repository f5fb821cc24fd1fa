using System.Diagnostics;
using System.Text.Json;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Checking;

/// <summary>The commands as an administrator runs them: a process, its exit code, and what it leaves on disk.</summary>
public sealed class CommandLine : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("prevent-data-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task A_check_that_finds_an_error_ends_with_one_and_says_file_and_line()
    {
        using var content = BadFiles.With(BadFiles.Bodies[1]);
        var (code, output) = await RunAsync("content", "check", "--folder", content.Folder);
        Assert.Equal(1, code);
        Assert.Contains("thurrock/pages/bad.md:7: the heading goes from level 2 to 4; use ###\n", output, StringComparison.Ordinal);
        Assert.EndsWith("1 error, 1 warning\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_that_finds_nothing_ends_with_zero_and_with_a_warning_only_when_it_is_strict()
    {
        using var content = new TestContent(languages: "");
        Assert.Equal((0, "0 errors, 0 warnings\n"), await RunAsync("content", "check", "--folder", content.Folder));
        content.Contact("one", "01632 960001");
        Assert.Equal(0, (await RunAsync("content", "check", "--folder", content.Folder)).Code);
        Assert.Equal(1, (await RunAsync("content", "check", "--strict", "--folder", content.Folder)).Code);
    }

    [Fact]
    public async Task An_import_that_cannot_be_whole_ends_with_one_and_leaves_the_database_byte_for_byte()
    {
        using var content = new TestContent();
        Assert.Equal(0, (await RunAsync("content", "import", "--folder", content.Folder)).Code);
        var before = Bytes();
        content.Write("thurrock/site.md", File.ReadAllText(Path.Combine(content.Folder, "thurrock/site.md")).Replace("theme: thurrock", "theme: velvet", StringComparison.Ordinal));
        content.Page("new", "New", "Text.");
        var (code, output) = await RunAsync("content", "import", "--folder", content.Folder);
        Assert.Equal(1, code);
        Assert.Contains("thurrock/site.md:8: “theme: velvet” is not built", output, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed.", output, StringComparison.Ordinal);
        Assert.Equal(before, Bytes());
    }

    [Fact]
    public async Task Programs_get_the_same_faults_as_json()
    {
        using var content = BadFiles.With(BadFiles.Bodies[1]);
        var (code, output) = await RunAsync("content", "check", "--json", "--folder", content.Folder);
        Assert.Equal(1, code);
        var fault = JsonDocument.Parse(output).RootElement.GetProperty("faults")[0];
        Assert.Equal(("thurrock/pages/bad.md", 7), (fault.GetProperty("file").GetString(), fault.GetProperty("line").GetInt32()));
    }

    [Fact]
    public async Task An_unknown_command_ends_with_one_and_says_what_there_is()
    {
        var (code, output) = await RunAsync("content", "publish");
        Assert.Equal(1, code);
        Assert.Contains("import", output, StringComparison.Ordinal);
    }

    private byte[] Bytes() => File.ReadAllBytes(Path.Combine(_data, "content.db"));

    private async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "PreventPublic.Host.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _data,
            Environment = { ["PREVENT_DATA"] = _data, ["DOTNET_gcServer"] = "0" },
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken) + await error;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }
}
