using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Stores;
using PreventPublic.Core.Words;
using PreventPublic.Engagement.Features.Consultations.Moderation;
using PreventPublic.Engagement.Features.Consultations.Results;
using PreventPublic.Engagement.Features.Consultations.Rounds;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Consultations.SeeRounds;

/// <summary>Puts together what is known of a consultation's rounds, for readers and for staff alike: staff see no more of the answers than readers do.</summary>
public sealed class RoundsBoards(
    IConsultationDirectory directory, SealedRounds rounds, TextQueue texts, WordBook words, [FromKeyedServices(PeopleStore.Name)] StoreDatabase database)
{
    /// <returns>Null when there is no such consultation.</returns>
    public async Task<RoundsBoard?> OfAsync(string site, string key, Language language, CancellationToken cancel)
    {
        if (directory.Find(site, key) is not { } consultation || directory.Text(site, key, language) is not { } text)
        {
            return null;
        }

        var (facts, views) = (await FactsAsync(site, key, cancel), new List<RoundView>());
        foreach (var plan in consultation.Rounds)
        {
            var own = facts.Where(round => round.Name == plan.Id).ToList();
            views.Add(new RoundView(plan, text.RoundName(plan.Id), own, await ResultsAsync(own, cancel), own.Count == 0 ? [] : await texts.PublishedAsync(site, key, plan.Id, cancel)));
        }

        return new RoundsBoard(consultation, views, directory.Library(site)!, language, words[language]);
    }

    /// <summary>Keys of the consultations that can be answered now.</summary>
    public async Task<IReadOnlySet<string>> OpenAsync(string site, CancellationToken cancel)
    {
        var open = new HashSet<string>(StringComparer.Ordinal);
        foreach (var consultation in directory.All(site))
        {
            if ((await FactsAsync(site, consultation.Key, cancel)).Any(round => round.IsOpen))
            {
                open.Add(consultation.Key);
            }
        }

        return open;
    }

    /// <summary>Asked in plain SQL first: a process that serves pages does without EF Core while nothing is being asked.</summary>
    private async Task<IReadOnlyList<RoundFacts>> FactsAsync(string site, string key, CancellationToken cancel) =>
        await database.AnyAsync("Rounds", "\"Site\" = @site AND \"Consultation\" = @key", cancel, ("@site", site), ("@key", key)) ? await rounds.OfAsync(site, key, cancel) : [];

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
