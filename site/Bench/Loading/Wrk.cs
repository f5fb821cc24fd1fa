using System.Globalization;
using System.Text;
using PreventPublic.Bench.Measuring;
using PreventPublic.Bench.Processes;

namespace PreventPublic.Bench.Loading;

/// <summary>The load generator wrk.</summary>
public static class Wrk
{
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "wrk")).FirstOrDefault(File.Exists);

    public static async Task<LoadResult> DriveAsync(
        string wrk, Uri server, IReadOnlyList<string> paths, IReadOnlyDictionary<string, string> headers, TimeSpan time, CancellationToken cancel)
    {
        var script = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(script, Script(paths), cancel);
            var arguments = new List<string> { "-t1", $"-c{Load.Connections}", $"-d{(int)Math.Ceiling(time.TotalSeconds)}s", "--latency" };
            arguments.AddRange(headers.SelectMany(header => new[] { "-H", $"{header.Key}: {header.Value}" }));
            arguments.AddRange(paths.Count == 1 ? [new Uri(server, paths[0]).ToString()] : ["-s", script, server.ToString()]);
            return WrkReport.Read(await Tool.RunAsync(wrk, arguments, cancel));
        }
        finally
        {
            File.Delete(script);
        }
    }

    /// <summary>Requests made beforehand, so that wrk itself has little to do for each.</summary>
    private static string Script(IReadOnlyList<string> paths)
    {
        var lua = new StringBuilder("local made = {}\nlocal at = 0\nfunction init(args)\n  local paths = {\n");
        foreach (var path in paths)
        {
            lua.Append(CultureInfo.InvariantCulture, $"    {Quoted(path)},\n");
        }

        lua.Append("  }\n  for number, path in ipairs(paths) do made[number] = wrk.format('GET', path) end\nend\n");
        return lua.Append("function request()\n  at = at % #made + 1\n  return made[at]\nend\n").ToString();
    }

    private static string Quoted(string path) =>
        path.Contains('"', StringComparison.Ordinal) ? throw new CannotMeasureException($"The address {path} cannot be given to wrk.") : $"\"{path}\"";
}
