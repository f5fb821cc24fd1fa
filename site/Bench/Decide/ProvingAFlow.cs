using System.Diagnostics;
using System.Globalization;
using System.Text;
using PreventPublic.Bench.Measuring;
using PreventPublic.Decisions.Flows;
using PreventPublic.Decisions.Flows.Reading;
using PreventPublic.Decisions.Proof;
using PreventPublic.Decisions.Scenarios;
using Target = PreventPublic.Bench.Measuring.Target;

namespace PreventPublic.Bench.Decide;

/// <summary>
/// Reads and proves a flow of diamonds, one below another: each question leads left or right by its own answer and by earlier
/// ones, and both sides meet again. Two hundred questions have 2 to the power of 67 ways.
/// </summary>
public static class ProvingAFlow
{
    private const int Layers = 67;
    private const int Times = 9;

    public static void Measure(Figures figures, CancellationToken cancel)
    {
        Progress.Say("the proof of a large flow");
        var yaml = Diamonds(Layers);
        var (first, questions) = TimeOf(yaml);
        var rest = new List<double>();
        for (var i = 0; i < Times; i++)
        {
            cancel.ThrowIfCancellationRequested();
            rest.Add(TimeOf(yaml).Milliseconds);
        }

        figures.Add($"proof of a flow of {questions} questions, first in its process", first / 1000, "s", Target.AtMost(1));
        figures.Add($"proof of a flow of {questions} questions, again", Median.Of(rest) / 1000, "s", Target.AtMost(1));
    }

    private static (double Milliseconds, int Questions) TimeOf(string yaml)
    {
        var (began, faults) = (Stopwatch.GetTimestamp(), new FlowFaults());
        var flow = new FlowReader(_ => null, faults).Read(new GraphText("diamonds", "diamonds.yaml", yaml)) ?? throw new CannotMeasureException($"The flow cannot be read: {string.Join("; ", faults.All.Take(3))}");
        var proof = FlowProof.Of(flow, new Coverage(flow, [], faults), faults);
        var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        return !faults.HasErrors && proof.Lengths?.Longest == (2 * Layers)
            ? (took, flow.Questions.Count)
            : throw new CannotMeasureException($"The flow is not as it was made: {string.Join("; ", faults.All.Take(3))}");
    }

    private static string Diamonds(int layers)
    {
        var yaml = new StringBuilder("start: top0\nlimit: 400\nquestions:\n");
        for (var i = 0; i < layers; i++)
        {
            var next = i + 1 < layers ? $"top{i + 1}" : "end";
            var earlier = i == 0 ? "" : Invariant($", {{all: [{{top{i - 1}: b}}, {{top{i / 2}: [a, c]}}, {{top{i}: b}}]}}");
            yaml.Append(Invariant($"  top{i}:\n    type: choice\n    options: [a, b, c]\n    next:\n      - when: {{any: [{{top{i}: a}}{earlier}]}}\n        goto: left{i}\n      - otherwise: right{i}\n"));
            yaml.Append(Invariant($"  left{i}: {{type: yes-no, next: {next}}}\n"));
            yaml.Append(Invariant($"  right{i}:\n    type: choices\n    options: [a, b, c, d]\n    next:\n      - when: {{all: [{{right{i}: [a, d]}}, {{not: {{top{i / 3}: c}}}}]}}\n        goto: {next}\n      - otherwise: {next}\n"));
        }

        return yaml + "outcomes:\n  end: {severity: clear, review: 2030-01-01}\n";
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
