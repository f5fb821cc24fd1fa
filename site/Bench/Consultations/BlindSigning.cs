using System.Diagnostics;
using System.Security.Cryptography;
using PreventPublic.Bench.Measuring;
using PreventPublic.Engagement.Features.Consultations.Ballots;

namespace PreventPublic.Bench.Consultations;

/// <summary>Blind signatures by one processor: masked, made, checked. Per second of processor time, which other work on the machine does not take away.</summary>
public static class BlindSigning
{
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(2);
    private const int Rounds = 3;

    public static void Measure(Figures figures, CancellationToken cancel)
    {
        Progress.Say("blind signatures");
        var (_, signing) = BallotKey.New();
        var signer = BallotKey.SignerOf(signing);
        figures.Add("blind signatures at 2048 bits, one core", Median.Of(Enumerable.Range(0, Rounds).Select(_ => RateOf(signer, cancel)).ToList()), "1/s", Target.AtLeast(100));
    }

    private static double RateOf(BlindSigner signer, CancellationToken cancel)
    {
        var (began, processor, signed) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime, 0);
        while (Stopwatch.GetElapsedTime(began) < Each)
        {
            cancel.ThrowIfCancellationRequested();
            byte[] blinded = [0, .. RandomNumberGenerator.GetBytes(BallotKey.Length - 1)];
            _ = signer.Sign(blinded) ?? throw new CannotMeasureException("A number was not signed.");
            signed++;
        }

        return signed / (Environment.CpuUsage.TotalTime - processor).TotalSeconds;
    }
}
