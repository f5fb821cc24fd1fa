using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using PreventPublic.Bench.Measuring;

namespace PreventPublic.Bench.Loading;

/// <summary>A loader of our own, for machines without wrk. It takes more of the processor for itself: compare ratios, not rates.</summary>
public static class ClientLoad
{
    public static async Task<LoadResult> DriveAsync(
        Uri server, IReadOnlyList<string> paths, IReadOnlyDictionary<string, string> headers, TimeSpan time, CancellationToken cancel)
    {
        using var http = Client(headers);
        var (times, failures, at, began) = (new ConcurrentBag<List<double>>(), 0L, -1, Stopwatch.GetTimestamp());
        await Task.WhenAll(Enumerable.Range(0, Load.Connections).Select(_ => Task.Run(AskAsync, cancel)));
        var all = times.SelectMany(list => list).ToList();
        return new LoadResult(all.Count, all.Count / Stopwatch.GetElapsedTime(began).TotalSeconds, Median.Of(all), Median.Quantile(all, 0.99), failures);

        async Task AskAsync()
        {
            var mine = new List<double>();
            while (Stopwatch.GetElapsedTime(began) < time)
            {
                var asked = Stopwatch.GetTimestamp();
                var path = paths[(int)((uint)Interlocked.Increment(ref at) % (uint)paths.Count)];
                using var answer = await http.GetAsync(new Uri(server, path), cancel);
                await answer.Content.LoadIntoBufferAsync(cancel);
                mine.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
                Interlocked.Add(ref failures, answer.StatusCode == HttpStatusCode.OK ? 0 : 1);
            }

            times.Add(mine);
        }
    }

    /// <summary>A client that sends these headers with each request and takes what comes as it is, packed.</summary>
    public static HttpClient Client(IReadOnlyDictionary<string, string> headers)
    {
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });
        foreach (var (name, value) in headers)
        {
            http.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
        }

        return http;
    }
}
