using System.Globalization;
using System.Text.RegularExpressions;
using PreventPublic.Bench.Measuring;

namespace PreventPublic.Bench.Loading;

/// <summary>Reads what wrk prints under <c>--latency</c>.</summary>
public static partial class WrkReport
{
    /// <exception cref="CannotMeasureException">It is not such a report.</exception>
    public static LoadResult Read(string report)
    {
        var failures = Errors().Match(report) is { Success: true } errors ? Enumerable.Range(1, 4).Sum(group => Number(errors.Groups[group].Value)) : 0;
        failures += NotOk().Match(report) is { Success: true } notOk ? Number(notOk.Groups[1].Value) : 0;
        return new LoadResult(
            (long)Number(Require(report, Count())),
            Number(Require(report, Rate())),
            Milliseconds(Require(report, Half())),
            Milliseconds(Require(report, NinetyNine())),
            (long)failures);
    }

    /// <summary><c>950.00us</c>, <c>1.23ms</c>, <c>1.02s</c>, <c>1.50m</c></summary>
    public static double Milliseconds(string time) => time switch
    {
        [.. var number, 'u', 's'] => Number(number) / 1000,
        [.. var number, 'm', 's'] => Number(number),
        [.. var number, 's'] => Number(number) * 1000,
        [.. var number, 'm'] => Number(number) * 60_000,
        _ => throw new CannotMeasureException($"wrk printed “{time}”, which is no time."),
    };

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Require(string report, Regex line) =>
        line.Match(report) is { Success: true } found ? found.Groups[1].Value : throw new CannotMeasureException($"wrk did not report what was expected:\n{report}");

    [GeneratedRegex(@"^\s*(\d+) requests in ", RegexOptions.Multiline)]
    private static partial Regex Count();

    [GeneratedRegex(@"^Requests/sec:\s+([\d.]+)", RegexOptions.Multiline)]
    private static partial Regex Rate();

    [GeneratedRegex(@"^\s*50%\s+(\S+)", RegexOptions.Multiline)]
    private static partial Regex Half();

    [GeneratedRegex(@"^\s*99%\s+(\S+)", RegexOptions.Multiline)]
    private static partial Regex NinetyNine();

    [GeneratedRegex(@"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)")]
    private static partial Regex Errors();

    [GeneratedRegex(@"Non-2xx or 3xx responses: (\d+)")]
    private static partial Regex NotOk();
}
