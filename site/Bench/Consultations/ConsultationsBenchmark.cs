using PreventPublic.Bench.Measuring;
using PreventPublic.Bench.Processes;

namespace PreventPublic.Bench.Consultations;

/// <summary>What a round costs: taking answers, signing ballots, opening a big box.</summary>
public static class ConsultationsBenchmark
{
    public static async Task RunAsync(Figures figures, CancellationToken cancel)
    {
        using var scratch = new Scratch();
        BlindSigning.Measure(figures, cancel);
        await using var council = await MadeUpCouncil.StartAsync(scratch.In("council"), cancel);
        await TakingAnswers.MeasureAsync(council, scratch, figures, cancel);
        await AnswersOverHttp.MeasureAsync(scratch, figures, cancel);
        await OpeningABox.MeasureAsync(council, figures, cancel);
    }
}
