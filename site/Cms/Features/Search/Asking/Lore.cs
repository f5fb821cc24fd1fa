using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using PreventPublic.Cms.Features.Search.Words;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Types;
using PreventPublic.Core.Languages;

namespace PreventPublic.Cms.Features.Search.Asking;

/// <summary>A question's words, and the page and contact that answer it.</summary>
public sealed record Bet(IReadOnlyList<string> Stems, Entry Page, Entry? Contact);

/// <summary>What a site's search words say in one language: phrases that mean the same, and best bets. Read once for each publication.</summary>
public sealed class Lore
{
    private static readonly ConditionalWeakTable<SiteContent, ConcurrentDictionary<string, Lore>> Read = [];
    private readonly Dictionary<string, List<(IReadOnlyList<string> Phrase, int Group)>> _byFirst = new(StringComparer.Ordinal);
    private readonly List<IReadOnlyList<IReadOnlyList<string>>> _groups = [];

    private Lore(SiteContent site, Language language)
    {
        var bets = new List<Bet>();
        foreach (var words in site.In("search").Where(entry => entry.IsIn(language)).Select(entry => entry.In(language).Item).OfType<SearchWords>())
        {
            foreach (var line in words.Same)
            {
                Add([.. line.Split(',').Select(phrase => Stems(phrase, language)).Where(stems => stems.Count > 0)]);
            }

            bets.AddRange(words.Answers.SelectMany(answer => BetsOf(site, answer, language)));
        }

        Bets = [.. bets.OrderByDescending(bet => bet.Stems.Count)];
    }

    /// <summary>The bets with the most words first.</summary>
    public IReadOnlyList<Bet> Bets { get; }

    /// <summary>Every word that the lore knows.</summary>
    public IEnumerable<string> Words => _groups.SelectMany(group => group.SelectMany(phrase => phrase)).Concat(Bets.SelectMany(bet => bet.Stems));

    public static Lore Of(SiteContent site, Language language) =>
        Read.GetOrCreateValue(site).GetOrAdd(language.Code, _ => new Lore(site, language));

    /// <summary>Phrases that begin at a place of a question, with the others that mean the same.</summary>
    public IEnumerable<(int Length, IReadOnlyList<string> Other)> At(IReadOnlyList<string> stems, int start)
    {
        foreach (var (phrase, group) in _byFirst.GetValueOrDefault(stems[start]) ?? [])
        {
            if (start + phrase.Count <= stems.Count && phrase.SequenceEqual(stems.Skip(start).Take(phrase.Count)))
            {
                foreach (var other in _groups[group].Where(other => !ReferenceEquals(other, phrase)))
                {
                    yield return (phrase.Count, other);
                }
            }
        }
    }

    public static IReadOnlyList<string> Stems(string text, Language language) => [.. Analysis.Of(text, language).Select(word => word.Stem)];

    private void Add(IReadOnlyList<IReadOnlyList<string>> group)
    {
        foreach (var phrase in group)
        {
            (_byFirst.TryGetValue(phrase[0], out var list) ? list : _byFirst[phrase[0]] = []).Add((phrase, _groups.Count));
        }

        _groups.Add(group);
    }

    private static IEnumerable<Bet> BetsOf(SiteContent site, BestBet answer, Language language)
    {
        if (site.Find("pages", answer.Page) is not { Address: not null } page)
        {
            return [];
        }

        var contact = answer.Contact is { } key ? site.Find("contacts", key) : null;
        return answer.Asks.Select(ask => Stems(ask, language)).Where(stems => stems.Count > 0).Select(stems => new Bet(stems, page, contact));
    }
}
