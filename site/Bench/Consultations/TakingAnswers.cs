using System.Diagnostics;
using PreventPublic.Bench.Measuring;
using PreventPublic.Bench.Processes;
using PreventPublic.Engagement.Features.Consultations.Rounds;

namespace PreventPublic.Bench.Consultations;

/// <summary>
/// Answers of an open round, sealed and on disk, against what the disk gives: one small row a commit, one after another. In turn, in
/// alternating order. Those who wait for the disk at the same moment share a commit, so this can be above one.
/// </summary>
public static class TakingAnswers
{
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(3);
    private const int Rounds = 6;
    private const int AtOnce = 32;

    public static async Task MeasureAsync(MadeUpCouncil council, Scratch scratch, Figures figures, CancellationToken cancel)
    {
        Progress.Say("answers of an open round against raw commits");
        var (door, key) = await council.OpenAsync("taking", cancel);
        using (key)
        {
            await using var raw = await RawCommits.OpenAsync(scratch.In("raw.db"), cancel);
            var rounds = new List<(double Answers, double Commits)>();
            await AnswersAsync(council, door.Round, cancel);
            for (var round = 0; round < Rounds; round++)
            {
                var first = round % 2 == 0 ? await AnswersAsync(council, door.Round, cancel) : await raw.RateAsync(Each, cancel);
                var second = round % 2 == 0 ? await raw.RateAsync(Each, cancel) : await AnswersAsync(council, door.Round, cancel);
                rounds.Add(round % 2 == 0 ? (first, second) : (second, first));
                Progress.Say($"round {round + 1}: {rounds[^1].Answers:0} answers/s, {rounds[^1].Commits:0} commits/s");
            }

            figures.Add("answers taken vs raw durable commits", Median.Of(rounds.Select(round => round.Answers / round.Commits)), "ratio", Target.AtLeast(0.4));
            figures.Add("answers taken, sealed and durable", Median.Of(rounds.Select(round => round.Answers)), "1/s");
            figures.Add("raw durable commits", Median.Of(rounds.Select(round => round.Commits)), "1/s");
        }
    }

    private static async Task<double> AnswersAsync(MadeUpCouncil council, Guid round, CancellationToken cancel)
    {
        var (began, taken, rounds) = (Stopwatch.GetTimestamp(), 0, council.Get<SealedRounds>());
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(
            async () =>
            {
                while (Stopwatch.GetElapsedTime(began) < Each)
                {
                    if (await rounds.AcceptOpenAsync(round, MadeUpCouncil.NewSheet(), Guid.NewGuid(), cancel) != Acceptance.Taken)
                    {
                        throw new CannotMeasureException("An answer was not taken.");
                    }

                    Interlocked.Increment(ref taken);
                }
            },
            cancel)));
        return taken / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
