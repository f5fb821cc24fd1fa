using PreventPublic.Core.Languages;
using PreventPublic.Core.Words;
using PreventPublic.Engagement.Features.Consultations.Moderation;
using PreventPublic.Engagement.Features.Consultations.Results;
using PreventPublic.Engagement.Features.Consultations.Rounds;

namespace PreventPublic.Engagement.Features.Consultations.SeeRounds;

/// <summary>Puts together what is known of a consultation's rounds, for readers and for staff alike: staff see no more of the answers than readers do.</summary>
public sealed class RoundsBoards(IConsultationDirectory directory, SealedRounds rounds, TextQueue texts, WordBook words)
{
    /// <returns>Null when there is no such consultation.</returns>
    public async Task<RoundsBoard?> OfAsync(string site, string key, Language language, CancellationToken cancel)
    {
        if (directory.Find(site, key) is not { } consultation || directory.Text(site, key, language) is not { } text)
        {
            return null;
        }

        var (facts, views) = (await rounds.OfAsync(site, key, cancel), new List<RoundView>());
        foreach (var plan in consultation.Rounds)
        {
            var own = facts.Where(round => round.Name == plan.Id).ToList();
            views.Add(new RoundView(plan, text.RoundName(plan.Id), own, await ResultsAsync(own, cancel), await texts.PublishedAsync(site, key, plan.Id, cancel)));
        }

        return new RoundsBoard(consultation, views, directory.Library(site)!, language, words[language]);
    }

    /// <summary>Keys of the consultations that can be answered now.</summary>
    public async Task<IReadOnlySet<string>> OpenAsync(string site, CancellationToken cancel)
    {
        var open = new HashSet<string>(StringComparer.Ordinal);
        foreach (var consultation in directory.All(site))
        {
            if ((await rounds.OfAsync(site, consultation.Key, cancel)).Any(round => round.IsOpen))
            {
                open.Add(consultation.Key);
            }
        }

        return open;
    }

    private async Task<IReadOnlyList<(RoundFacts, RoundResults)>> ResultsAsync(IEnumerable<RoundFacts> facts, CancellationToken cancel)
    {
        var found = new List<(RoundFacts, RoundResults)>();
        foreach (var round in facts.Where(round => round.State == RoundState.Closed))
        {
            if (await rounds.ResultsAsync(round.Id, cancel) is { } results)
            {
                found.Add((round, results));
            }
        }

        return found;
    }
}
