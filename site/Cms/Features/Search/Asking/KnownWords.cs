using System.Collections.Concurrent;
using System.Data.Common;
using PreventPublic.Cms.Features.Search.Index;
using PreventPublic.Cms.Features.Search.Words;
using PreventPublic.Cms.Published;
using PreventPublic.Core.Languages;

namespace PreventPublic.Cms.Features.Search.Asking;

/// <summary>The words that a site's texts in one language use, and how common each is.</summary>
public sealed class KnownWords
{
    /// <summary>So many are weighed in a few milliseconds.</summary>
    private const int FewTexts = 2_000;

    private readonly IReadOnlyDictionary<string, (string Shown, int Texts)> _words;
    private readonly Lazy<Likeness> _likeness;
    private readonly HashSet<string> _lore;

    public KnownWords(SearchState state, IReadOnlyDictionary<string, (string Shown, int Texts)> words, IEnumerable<string> lore)
    {
        (State, _words, _lore) = (state, words, lore.ToHashSet(StringComparer.Ordinal));
        Texts = 1 + (words.Count == 0 ? 0 : words.Values.Max(word => word.Texts));
        _likeness = new Lazy<Likeness>(() => new Likeness(words.Keys.Union(_lore)));
    }

    /// <summary>The state of the index that they were read from.</summary>
    public SearchState State { get; }

    /// <summary>How many texts there are, nearly: as many as have the commonest word.</summary>
    public int Texts { get; }

    public bool Knows(string stem) => _words.ContainsKey(stem) || _lore.Contains(stem);

    public int TextsWith(string stem) => _words.TryGetValue(stem, out var word) ? word.Texts : 0;

    /// <summary>Whether so many texts have it that it hardly tells one from another. On a site of a few hundred pages no word is.</summary>
    public bool IsEverywhere(string stem) => TextsWith(stem) is var texts && texts > FewTexts && texts > Texts / 2;

    public string Shown(string stem) => _words.TryGetValue(stem, out var word) ? word.Shown : stem;

    public IReadOnlyList<string> Like(string stem) => _likeness.Value.To(stem, TextsWith);

    /// <summary>How much a word tells: a rare one more than one that is everywhere (BM25's inverse document frequency).</summary>
    public double Weight(string stem) => Math.Log(1 + (Texts - TextsWith(stem) + 0.5) / (TextsWith(stem) + 0.5));
}

/// <summary>Vocabularies as the index has them now, read again after it has changed.</summary>
public sealed class Vocabularies(SearchTable table)
{
    private readonly ConcurrentDictionary<(string Site, string Language), KnownWords> _known = new();

    public async Task<KnownWords> OfAsync(DbConnection connection, SiteContent site, Language language, SearchState state, CancellationToken cancel)
    {
        if (_known.TryGetValue((site.Id, language.Code), out var known) && known.State == state)
        {
            return known;
        }

        var words = await table.WordsAsync(connection, site.Id, language.Code, cancel);
        return _known[(site.Id, language.Code)] = new KnownWords(state, words, Lore.Of(site, language).Words);
    }
}
