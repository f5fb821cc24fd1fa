using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using PreventPublic.Bench.Loading;
using PreventPublic.Bench.Measuring;
using PreventPublic.Bench.Processes;

namespace PreventPublic.Bench.Crowds;

/// <param name="P99">In milliseconds, from sending the form until the answer is there.</param>
/// <param name="CpuMicroseconds">Of the host, for each form.</param>
public sealed record CrowdResult(double PerSecond, double P99, double CpuMicroseconds);

/// <summary>People who open a form of a site, take a moment, and send it, many at once. Only the sending is timed.</summary>
/// <param name="host">The site's host name.</param>
/// <param name="form">The form's path.</param>
public abstract partial class FormCrowd(ServerProcess server, string host, string form)
{
    public const int AtOnce = 200;

    /// <summary>Forms that come back sooner are taken for a program's.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(3);

    private readonly Uri _form = new(server.Address, form);
    private int _people;

    public async Task<CrowdResult> SendAsync(int people, CancellationToken cancel)
    {
        using var http = ClientLoad.Client(new Dictionary<string, string> { ["Host"] = host });
        var together = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel };
        var forms = new ConcurrentBag<string>();
        await Parallel.ForAsync(0, people, together, async (_, stop) => forms.Add(await OpenAsync(http, stop)));
        await Task.Delay(Moment, cancel);
        var (times, began, cpu) = (new ConcurrentBag<double>(), Stopwatch.GetTimestamp(), server.CpuSeconds);
        await Parallel.ForEachAsync(forms, together, async (ticket, stop) => times.Add(await SendAsync(http, ticket, stop)));
        var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
        return new CrowdResult(people / took, Median.Quantile(times, 0.99), (server.CpuSeconds - cpu) / people * 1_000_000);
    }

    /// <summary>What one person writes, besides the form's ticket.</summary>
    protected abstract IEnumerable<(string Name, string Value)> Fields(int person);

    private async Task<string> OpenAsync(HttpClient http, CancellationToken cancel)
    {
        var page = await http.GetStringAsync(_form, cancel);
        return Ticket().Match(page) is { Success: true } found ? WebUtility.HtmlDecode(found.Groups[1].Value) : throw new CannotMeasureException("The form has no ticket.");
    }

    private async Task<double> SendAsync(HttpClient http, string ticket, CancellationToken cancel)
    {
        var person = Interlocked.Increment(ref _people);
        using var request = new HttpRequestMessage(HttpMethod.Post, _form)
        {
            Content = new FormUrlEncodedContent(Fields(person).Prepend(("form", ticket)).Select(field => new KeyValuePair<string, string>(field.Item1, field.Item2))),
        };

        // As the proxy in front would say it: everybody from a network of their own.
        request.Headers.Add("X-Forwarded-For", $"{1 + (person >> 16 & 7)}.{person >> 8 & 255}.{person & 255}.1");
        var began = Stopwatch.GetTimestamp();
        using var answer = await http.SendAsync(request, cancel);
        return answer.StatusCode == HttpStatusCode.SeeOther ? Stopwatch.GetElapsedTime(began).TotalMilliseconds : throw new CannotMeasureException($"A form was answered {(int)answer.StatusCode}.");
    }

    [GeneratedRegex("name=\"form\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Ticket();
}
