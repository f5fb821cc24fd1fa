namespace PreventPublic.Bench.Loading;

/// <summary>Drives a server as hard as it goes: with wrk where there is one, otherwise with a loader of our own, which takes more of the machine.</summary>
public static class Load
{
    public const int Connections = 32;

    public static string Tool => Wrk.Program is null ? "HttpClient (wrk is missing: apt-get install wrk)" : "wrk";

    /// <param name="paths">Asked for in turn.</param>
    public static Task<LoadResult> DriveAsync(
        Uri server, IReadOnlyList<string> paths, IReadOnlyDictionary<string, string> headers, TimeSpan time, CancellationToken cancel) =>
        Wrk.Program is null
            ? ClientLoad.DriveAsync(server, paths, headers, time, cancel)
            : Wrk.DriveAsync(Wrk.Program, server, paths, headers, time, cancel);
}
