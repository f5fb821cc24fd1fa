using PreventPublic.Bench.Loading;
using PreventPublic.Bench.Processes;

namespace PreventPublic.Bench.Measuring;

/// <summary>One server with the load it is to take.</summary>
public sealed record Contender(ServerProcess Server, IReadOnlyList<string> Paths, IReadOnlyDictionary<string, string> Headers);

/// <summary>What one server did under load in one round.</summary>
public sealed record Measured(LoadResult Load, double CpuSeconds)
{
    public double CpuMicrosecondsPerRequest => CpuSeconds * 1e6 / Load.Requests;
}

/// <summary>Two servers measured against each other in one run: after each other, in alternating order, so that what else the machine does falls on both.</summary>
public sealed class Pair
{
    private readonly List<(Measured One, Measured Other)> _rounds = [];

    /// <param name="one">The one that a ratio is given for.</param>
    /// <param name="other">The one it is compared with.</param>
    public static async Task<Pair> MeasureAsync(Contender one, Contender other, int rounds, TimeSpan each, CancellationToken cancel)
    {
        var pair = new Pair();
        await RoundAsync(one, other, each, cancel);
        for (var round = 0; round < rounds; round++)
        {
            pair._rounds.Add(round % 2 == 0 ? await RoundAsync(one, other, each, cancel) : Swap(await RoundAsync(other, one, each, cancel)));
            var (first, second) = pair._rounds[^1];
            Progress.Say($"round {round + 1}: {first.Load.RequestsPerSecond:0} and {second.Load.RequestsPerSecond:0} requests/s, p99 {first.Load.P99:0.00} and {second.Load.P99:0.00} ms");
        }

        return pair;
    }

    public double One(Func<Measured, double> figure) => Median.Of(_rounds.Select(round => figure(round.One)));

    public double Other(Func<Measured, double> figure) => Median.Of(_rounds.Select(round => figure(round.Other)));

    /// <summary>The median of the rounds' ratios, not the ratio of medians: each round is its own comparison.</summary>
    public double Ratio(Func<Measured, double> figure) => Median.Of(_rounds.Select(round => figure(round.One) / figure(round.Other)));

    private static (Measured, Measured) Swap((Measured First, Measured Second) round) => (round.Second, round.First);

    private static async Task<(Measured, Measured)> RoundAsync(Contender first, Contender second, TimeSpan each, CancellationToken cancel) =>
        (await UnderLoadAsync(first, each, cancel), await UnderLoadAsync(second, each, cancel));

    private static async Task<Measured> UnderLoadAsync(Contender contender, TimeSpan each, CancellationToken cancel)
    {
        var before = contender.Server.CpuSeconds;
        var load = await Load.DriveAsync(contender.Server.Address, contender.Paths, contender.Headers, each, cancel);
        return load.Failures == 0
            ? new Measured(load, contender.Server.CpuSeconds - before)
            : throw new CannotMeasureException($"{load.Failures} of {load.Requests} requests were not answered with 200.");
    }
}
