using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Bench.Measuring;
using PreventPublic.Engagement.Features.Consultations.Box;
using PreventPublic.Engagement.Features.Consultations.Rounds;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Bench.Consultations;

/// <summary>A box of a hundred thousand answers: opened, shuffled, written down, counted, and everything sealed destroyed.</summary>
public static class OpeningABox
{
    private const int Answers = 100_000;
    private const int AtOnce = 5_000;

    public static async Task MeasureAsync(MadeUpCouncil council, Figures figures, CancellationToken cancel)
    {
        Progress.Say($"sealing {Answers} answers");
        var (door, key) = await council.OpenAsync("opening", cancel);
        using (key)
        {
            await FillAsync(council, door, cancel);
            var (began, processor, next) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime, 0);
            var watch = new Progress<BoxProgress>(at =>
            {
                if (at.Opened >= next)
                {
                    next = at.Opened + 20_000;
                    Measuring.Progress.Say($"opened {at.Opened} of {at.All}");
                }
            });
            if (await council.Get<Closing>().CloseAsync(door.Round, key, Closer.TheSite, watch, cancel) != ClosingVerdict.Closed)
            {
                throw new CannotMeasureException("The round did not close.");
            }

            figures.Add("a box of 100000 answers opened, shuffled and tallied", Stopwatch.GetElapsedTime(began).TotalSeconds, "s", Target.AtMost(60));
            figures.Add("the same, processor time", (Environment.CpuUsage.TotalTime - processor).TotalSeconds, "s");
        }
    }

    private static async Task FillAsync(MadeUpCouncil council, BoxDoor door, CancellationToken cancel)
    {
        for (var done = 0; done < Answers; done += AtOnce)
        {
            var some = new SealedAnswer[AtOnce];
            Parallel.For(0, AtOnce, at => some[at] = new SealedAnswer { Key = RandomKeys.Real.New(), Round = door.Round, Bytes = SealedBox.Seal(MadeUpCouncil.NewSheet().ToBytes(), door.Key, door.Round, door.Size) });
            await using var store = await council.Get<IDbContextFactory<AnswersStore>>().CreateDbContextAsync(cancel);
            store.AddRange(some);
            await store.SaveChangesAsync(cancel);
        }
    }
}
