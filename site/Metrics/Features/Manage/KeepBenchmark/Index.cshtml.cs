using PreventPublic.Metrics.Features.Benchmark;

namespace PreventPublic.Metrics.Features.Manage.KeepBenchmark;

/// <summary>The areas of the toolkit, with the score that two people agree on and what waits for the second.</summary>
public sealed class IndexModel(Scoring scoring) : FigurePage
{
    public ILookup<string, Score> Scores { get; private set; } = Array.Empty<Score>().ToLookup(score => score.Area);

    public async Task OnGetAsync()
    {
        Title("Benchmark");
        Scores = (await scoring.AllAsync(Site!, Cancel)).ToLookup(score => score.Area);
    }

    public Score? Agreed(string area) => Scores[area].FirstOrDefault(score => score.Decision?.Agreed == true);
}
