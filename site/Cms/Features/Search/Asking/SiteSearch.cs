using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Cms.Features.Search.Index;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Stores;

namespace PreventPublic.Cms.Features.Search.Asking;

/// <summary>Answers questions about a site's published content. Keeps nothing of what was asked.</summary>
public sealed class SiteSearch([FromKeyedServices(ContentStore.Name)] StoreDatabase database, SearchTable table, ISearchEngine engine, Vocabularies vocabularies, KnownTopics topics)
{
    /// <summary>As many are weighed and counted.</summary>
    public const int Most = 100;

    public async Task<SearchAnswer> AskAsync(Reader reader, SearchRequest request, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        var languages = await LanguagesAsync(connection, reader, cancel);
        var question = Question.Read(request.Text, languages);
        if (question.Stems.Count == 0)
        {
            return new SearchAnswer(question.Text, null, null, [], 0, [], [], KnownTopics.Other);
        }

        var ranked = await RankedAsync(connection, reader, question, kind: null, languages, cancel);
        var kept = request.Kind is null ? ranked : ranked.Count < Most ? [.. ranked.Where(found => found.Text.Kind == request.Kind)]
            : await RankedAsync(connection, reader, question, request.Kind, languages, cancel);
        var hits = kept.Where(found => request.Topic is null || found.Entry.Item.Topics.Contains(request.Topic)).ToList();
        var shown = hits.Skip(request.Skip).Take(request.Take).ToList();
        var best = BestOf(question, languages);
        return new SearchAnswer(
            question.Text, question.Corrected, best, await WithSnippetsAsync(connection, shown, question, languages, cancel), hits.Count,
            [.. ranked.CountBy(found => found.Text.Kind).OrderByDescending(pair => pair.Value).Select(pair => (pair.Key, pair.Value))],
            [.. kept.SelectMany(found => found.Entry.Item.Topics).CountBy(topic => topic).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value))],
            topics.Of(question.Reached, languages.Select(one => one.Language), best?.Page));
    }

    private async Task<IReadOnlyList<(Language Language, KnownWords Vocabulary, Lore Lore)>> LanguagesAsync(DbConnection connection, Reader reader, CancellationToken cancel)
    {
        var state = await table.StateAsync(connection, null, cancel);
        var languages = new List<(Language, KnownWords, Lore)>();
        foreach (var language in reader.Language.IsEnglish ? [Language.English] : new[] { reader.Language, Language.English })
        {
            languages.Add((language, await vocabularies.OfAsync(connection, reader.Site, language, state, cancel), Lore.Of(reader.Site, language)));
        }

        return languages;
    }

    /// <summary>The likeliest texts, weighed. What is not published any more, or not to be seen yet, is left out although the index may still have it.</summary>
    private async Task<IReadOnlyList<(Entry Entry, FoundText Text, double Score)>> RankedAsync(
        DbConnection connection, Reader reader, Question question, string? kind, IReadOnlyList<(Language Language, KnownWords Vocabulary, Lore Lore)> languages, CancellationToken cancel)
    {
        string[] marks = kind is null ? [Marks.Of(reader.Site.Id, reader.Language.Code)] : [Marks.Of(reader.Site.Id, reader.Language.Code), Marks.Kind(kind)];
        var ids = await IdsAsync(connection, marks, question, languages, cancel);
        var ranking = new Ranking(question, stem => languages.Max(one => one.Vocabulary.TextsWith(stem) > 0 ? one.Vocabulary.Weight(stem) : 0));
        return
        [
            .. (await table.ReadAsync(connection, ids, cancel))
                .Select(text => (Entry: EntryOf(reader, text)!, Text: text, Score: ranking.Of(text)))
                .Where(found => found.Entry is not null && found.Score > 0)
                .OrderByDescending(found => found.Score).ThenBy(found => found.Text.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>Words that are nearly everywhere are not looked for beside rarer ones; they still count in the weighing.</summary>
    private async Task<IReadOnlyList<long>> IdsAsync(DbConnection connection, string[] marks, Question question, IReadOnlyList<(Language Language, KnownWords Vocabulary, Lore Lore)> languages, CancellationToken cancel)
    {
        var everywhere = question.Stems.Where(stem => languages.Any(one => one.Vocabulary.IsEverywhere(stem))).ToList();
        var telling = question.Stems.Except(everywhere).ToList();
        var found = telling.Count == 0 ? [] : await engine.FindAsync(connection, marks, telling, Most, cancel);
        return found.Count > 0 || everywhere.Count == 0 ? found : await engine.FindAnyAsync(connection, marks, everywhere, Most, cancel);
    }

    private static Entry? EntryOf(Reader reader, FoundText text)
    {
        var slash = text.Name.IndexOf('/', StringComparison.Ordinal);
        return reader.Site.Find(text.Name[..slash], text.Name[(slash + 1)..]) is { } entry && IndexedTexts.IsCurrent(reader, entry) ? entry : null;
    }

    private static BestAnswer? BestOf(Question question, IReadOnlyList<(Language Language, KnownWords Vocabulary, Lore Lore)> languages) =>
        languages.SelectMany(one => one.Lore.Bets).FirstOrDefault(bet => bet.Stems.All(question.Reached.Contains)) is { } best ? new BestAnswer(best.Page, best.Contact) : null;

    private async Task<IReadOnlyList<Hit>> WithSnippetsAsync(
        DbConnection connection, IReadOnlyList<(Entry Entry, FoundText Text, double Score)> shown, Question question, IReadOnlyList<(Language Language, KnownWords Vocabulary, Lore Lore)> languages, CancellationToken cancel)
    {
        var bodies = await table.BodiesAsync(connection, [.. shown.Select(found => found.Text.Id)], cancel);
        var weights = question.Stems.ToDictionary(stem => stem, stem => 0.1 + languages.Max(one => one.Vocabulary.Weight(stem)), StringComparer.Ordinal);
        return [.. shown.Select(found => new Hit(found.Entry, found.Score, Snippet.Of(bodies.GetValueOrDefault(found.Text.Id) ?? "", weights, Language.Get(found.Text.Language))))];
    }
}
