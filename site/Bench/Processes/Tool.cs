using System.Diagnostics;
using PreventPublic.Bench.Measuring;

namespace PreventPublic.Bench.Processes;

/// <summary>Runs a program to its end.</summary>
public static class Tool
{
    /// <returns>What it printed.</returns>
    /// <exception cref="CannotMeasureException">It did not end with 0.</exception>
    public static async Task<string> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancel, string? folder = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder ?? "" };
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new CannotMeasureException($"{program} could not be started.");
        await using var stop = cancel.Register(() => process.Kill(entireProcessTree: true));
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var output = await process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        cancel.ThrowIfCancellationRequested();
        return process.ExitCode == 0 ? output : throw new CannotMeasureException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}{await error}");
    }
}
