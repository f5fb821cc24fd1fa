using PreventPublic.Bench.Measuring;
using PreventPublic.Bench.Pages;
using PreventPublic.Bench.Processes;

namespace PreventPublic.Bench.Decide;

/// <summary>What a toolkit costs: a question with the answers so far sealed in its address, and the proof of a large flow.</summary>
public static class DecideBenchmark
{
    private const int Rounds = 8;
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(4);

    public static async Task RunAsync(Figures figures, CancellationToken cancel)
    {
        using var scratch = new Scratch();
        ProvingAFlow.Measure(figures, cancel);
        var host = await PublishedHost.PublishAsync(scratch, cancel);
        await QuestionAsync(host, scratch, figures, cancel);
    }

    private static async Task QuestionAsync(PublishedHost host, Scratch scratch, Figures figures, CancellationToken cancel)
    {
        Progress.Say("a question with sealed answers against a bare endpoint");
        var headers = Visitor.Thurrock.Headers;
        await using var server = await host.StartAsync(scratch.In("decide"), Checkout.Content, SealedQuestions.First, headers, cancel);
        var questions = await SealedQuestions.AddressesAsync(server, headers, cancel);
        await using var bare = await BareEndpoint.StartAsync(scratch, server, questions[0], headers, cancel);
        var pair = await Pair.MeasureAsync(new Contender(server, questions, headers), new Contender(bare, questions, headers), Rounds, Each, cancel);
        figures.Add("question with sealed answers vs bare endpoint, requests/s", pair.Ratio(side => side.Load.RequestsPerSecond), "ratio", Target.AtLeast(0.15));
        figures.Add("question with sealed answers vs bare endpoint, CPU per request", pair.Ratio(side => side.CpuMicrosecondsPerRequest), "ratio");
        figures.Add("question with sealed answers, requests/s", pair.One(side => side.Load.RequestsPerSecond), "1/s");
        figures.Add("bare endpoint, requests/s", pair.Other(side => side.Load.RequestsPerSecond), "1/s");
        figures.Add("question with sealed answers, CPU per request", pair.One(side => side.CpuMicrosecondsPerRequest), "us");
        figures.Add("question with sealed answers, p99", pair.One(side => side.Load.P99), "ms");
    }
}
