namespace PreventPublic.Bench.Processes;

/// <summary>How the image sets up the runtime, as its Dockerfile says: what is measured is what is deployed.</summary>
public static class ImageSettings
{
    public static IReadOnlyDictionary<string, string> Runtime { get; } = Of(File.ReadAllLines(Path.Combine(Checkout.Root, "Dockerfile")));

    /// <summary>The <c>ENV</c> settings of .NET and of the C library; addresses and folders are not for elsewhere.</summary>
    public static IReadOnlyDictionary<string, string> Of(IEnumerable<string> dockerfile) => dockerfile
        .Where(line => line.StartsWith("ENV ", StringComparison.Ordinal))
        .SelectMany(line => line[4..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Select(setting => setting.Split('=', 2))
        .Where(setting => setting.Length == 2 && (setting[0].StartsWith("DOTNET_", StringComparison.Ordinal) || setting[0].StartsWith("MALLOC_", StringComparison.Ordinal)))
        .ToDictionary(setting => setting[0], setting => setting[1], StringComparer.Ordinal);
}
