using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using PreventPublic.Bench.Loading;
using PreventPublic.Bench.Measuring;
using PreventPublic.Bench.Pages;
using PreventPublic.Bench.Processes;

namespace PreventPublic.Bench.Registrations;

/// <param name="P99">In milliseconds, from sending the form until the answer is there.</param>
/// <param name="CpuMicroseconds">Of the host, for each registration.</param>
public sealed record CrowdResult(double PerSecond, double P99, double CpuMicroseconds);

/// <summary>People who open an event's form, take a moment, and send it, many at once. Only the sending is timed.</summary>
public sealed partial class Crowd(ServerProcess server, string name, DateOnly date)
{
    public const int AtOnce = 200;

    /// <summary>Forms that come back sooner are taken for a program's.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(3);

    private readonly string _date = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    private int _people;

    private Uri Form => new(server.Address, $"/events/{name}/register");

    public static void WriteEvent(string content, string name, DateOnly date, int places)
    {
        var file = Path.Combine(content, "bench", "events", $"{name}.md");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, $"---\ntitle: {name}\nsummary: An evening.\nstarts: {date:yyyy-MM-dd} 18:30\nends: {date:yyyy-MM-dd} 20:00\nvenue: The hall\ntown: Bench\nplaces: {places.ToString(CultureInfo.InvariantCulture)}\n---\nCome along.\n");
    }

    public async Task<CrowdResult> RegisterAsync(int people, CancellationToken cancel)
    {
        using var http = ClientLoad.Client(new Dictionary<string, string> { ["Host"] = MadeUpSite.Host });
        var together = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel };
        var forms = new ConcurrentBag<string>();
        await Parallel.ForAsync(0, people, together, async (_, stop) => forms.Add(await OpenAsync(http, stop)));
        await Task.Delay(Moment, cancel);
        var (times, began, cpu) = (new ConcurrentBag<double>(), Stopwatch.GetTimestamp(), server.CpuSeconds);
        await Parallel.ForEachAsync(forms, together, async (form, stop) => times.Add(await SendAsync(http, form, stop)));
        var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
        return new CrowdResult(people / took, Median.Quantile(times, 0.99), (server.CpuSeconds - cpu) / people * 1_000_000);
    }

    private async Task<string> OpenAsync(HttpClient http, CancellationToken cancel)
    {
        var page = await http.GetStringAsync(Form, cancel);
        return Ticket().Match(page) is { Success: true } found ? WebUtility.HtmlDecode(found.Groups[1].Value) : throw new CannotMeasureException("The form has no ticket.");
    }

    private async Task<double> SendAsync(HttpClient http, string form, CancellationToken cancel)
    {
        var number = Interlocked.Increment(ref _people);
        using var content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["form"] = form,
            ["step"] = "send",
            ["date"] = _date,
            ["name"] = "Ada Example",
            ["email"] = string.Create(CultureInfo.InvariantCulture, $"p{number}@example.org"),
            ["party"] = "1",
        });
        var began = Stopwatch.GetTimestamp();
        using var answer = await http.PostAsync(Form, content, cancel);
        return answer.StatusCode == HttpStatusCode.SeeOther ? Stopwatch.GetElapsedTime(began).TotalMilliseconds : throw new CannotMeasureException($"A registration was answered {(int)answer.StatusCode}.");
    }

    [GeneratedRegex("name=\"form\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Ticket();
}
