using PreventPublic.Bench.Measuring;

namespace PreventPublic.Bench.Processes;

/// <summary>The Host as it is deployed: published in Release, started on a folder of its own.</summary>
public sealed class PublishedHost
{
    private readonly string _program;

    private PublishedHost(string folder) => _program = Path.Combine(folder, OperatingSystem.IsWindows() ? "PreventPublic.Host.exe" : "PreventPublic.Host");

    public static async Task<PublishedHost> PublishAsync(Scratch scratch, CancellationToken cancel)
    {
        Progress.Say("publishing the host");
        var folder = scratch.In("host");
        await Tool.RunAsync("dotnet", ["publish", Path.Combine(Checkout.Root, "site", "Host"), "-c", "Release", "-o", folder, "-v", "q"], cancel, Checkout.Root);
        return new PublishedHost(folder);
    }

    /// <param name="data">Its <c>PREVENT_DATA</c>.</param>
    /// <param name="content">Its content folder; what an empty <paramref name="data"/> is filled from.</param>
    /// <param name="more">Further settings, as environment variables.</param>
    /// <param name="cacheMegabytes">Its <c>Pages:CacheMegabytes</c>; null leaves the default.</param>
    public Task<ServerProcess> StartAsync(string data, string content, string path, IReadOnlyDictionary<string, string> headers, CancellationToken cancel, int? cacheMegabytes = null, IReadOnlyDictionary<string, string>? more = null)
    {
        var settings = Settings(data, content);
        foreach (var (key, value) in more ?? new Dictionary<string, string>())
        {
            settings[key] = value;
        }

        if (cacheMegabytes is { } megabytes)
        {
            settings["Pages__CacheMegabytes"] = megabytes.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return ServerProcess.StartAsync(_program, address => ["--urls", address.ToString()], settings, path, headers, cancel);
    }

    /// <summary>Runs one of its commands.</summary>
    public Task<string> CommandAsync(string data, string content, CancellationToken cancel, params string[] arguments) =>
        Tool.RunAsync(_program, arguments, cancel, Path.GetDirectoryName(_program), Settings(data, content));

    private static Dictionary<string, string> Settings(string data, string content) => new(ImageSettings.Runtime)
    {
        ["PREVENT_DATA"] = data,
        ["Content__Folder"] = content,
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
    };
}
