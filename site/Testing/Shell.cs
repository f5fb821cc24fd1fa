using System.Diagnostics;

namespace PreventPublic.Testing;

/// <summary>Runs a program and waits for it.</summary>
public static class Shell
{
    public static (int ExitCode, string Output) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }

    /// <exception cref="InvalidOperationException">The program did not end with 0.</exception>
    public static void Require(string program, params string[] arguments)
    {
        var (code, output) = Run(program, arguments);
        if (code != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {code}: {output}");
        }
    }
}
