using PreventPublic.Cms.Features.Search.Words;
using PreventPublic.Core.Languages;

namespace PreventPublic.Cms.Features.Search.Asking;

/// <summary>One word of a question: what was typed, and the stems that answer to it, each with how much it counts.</summary>
public sealed class Term(string typed)
{
    private readonly Dictionary<string, double> _stems = new(StringComparer.Ordinal);

    public string Typed { get; } = typed;

    /// <summary>What it most likely should have been; null when it is a word that is known.</summary>
    public string? Corrected { get; set; }

    /// <summary>A word that nobody typed, from a phrase that means the same; it helps, and need not be there.</summary>
    public bool IsExtra { get; init; }

    public IReadOnlyDictionary<string, double> Stems => _stems;

    public void Add(string stem, double weight) => _stems[stem] = Math.Max(weight, _stems.GetValueOrDefault(stem));
}

/// <summary>What somebody asked, understood: in words that the site uses. It lives as long as the request.</summary>
public sealed class Question
{
    public const int MaxLength = 200;
    private const int MostTerms = 16;
    private const double SameWeight = 0.75;
    private const double ExtraWeight = 0.4;

    private Question(string text, IReadOnlyList<Term> terms) => (Text, Terms) = (text, terms);

    public string Text { get; }

    public IReadOnlyList<Term> Terms { get; }

    public IReadOnlyCollection<string> Stems => field ??= [.. Terms.SelectMany(term => term.Stems.Keys).Distinct()];

    /// <summary>What it is surely about; stems that are only a little like it are not among them.</summary>
    public IReadOnlySet<string> Reached => field ??= Terms.SelectMany(term => term.Stems).Where(pair => pair.Value >= 0.6).Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal);

    /// <summary>The question as it was probably meant; null when every word is known.</summary>
    public string? Corrected { get; private init; }

    /// <param name="languages">The reader's, and English where that is another: names are English on every page.</param>
    public static Question Read(string text, IReadOnlyList<(Language Language, KnownWords Vocabulary, Lore Lore)> languages)
    {
        text = PreventPublic.Core.PlainLine.Of(text.Length > MaxLength ? text[..MaxLength] : text);
        var main = languages[0];
        var words = Analysis.Of(text, main.Language).Take(MostTerms).ToList();
        var terms = words.ConvertAll(word => new Term(text.Substring(word.Start, word.Length)));
        for (var at = 0; at < words.Count; at++)
        {
            Understand(terms[at], words[at], languages);
        }

        var extra = languages.SelectMany(one => Same(terms, one.Language, one.Lore)).ToList();
        return new Question(text, [.. terms, .. extra]) { Corrected = terms.Any(term => term.Corrected is not null) ? Meant(text, words, terms) : null };
    }

    private static void Understand(Term term, Word word, IReadOnlyList<(Language Language, KnownWords Vocabulary, Lore Lore)> languages)
    {
        var forms = languages.Select(one => (one.Vocabulary, Stem: Analysis.Stem(word.Plain, one.Language))).ToList();
        foreach (var (_, stem) in forms)
        {
            term.Add(stem, 1);
        }

        if (forms.Any(form => form.Vocabulary.Knows(form.Stem)))
        {
            return;
        }

        foreach (var (vocabulary, stem) in forms)
        {
            var weight = 0.9;
            foreach (var like in vocabulary.Like(stem))
            {
                term.Corrected ??= vocabulary.Shown(like);
                term.Add(like, weight);
                weight *= 0.7;
            }
        }
    }

    /// <summary>Adds what means the same: a word to the word it stands for, a phrase as words of its own.</summary>
    private static List<Term> Same(List<Term> terms, Language language, Lore lore)
    {
        var extra = new List<Term>();
        var stems = terms.ConvertAll(term => BestOf(term, language, lore));
        for (var at = 0; at < stems.Count; at++)
        {
            foreach (var (length, other) in lore.At(stems, at))
            {
                foreach (var stem in other)
                {
                    if (other.Count == 1 && length == 1)
                    {
                        terms[at].Add(stem, SameWeight);
                    }
                    else
                    {
                        var added = new Term(stem) { IsExtra = true };
                        added.Add(stem, other.Count == 1 ? SameWeight : ExtraWeight);
                        extra.Add(added);
                    }
                }
            }
        }

        return extra;
    }

    private static string BestOf(Term term, Language language, Lore lore)
    {
        var own = Analysis.Stem(Letters.Plain(term.Typed), language);
        return term.Corrected is null || lore.Words.Contains(own) ? own : Analysis.Stem(Letters.Plain(term.Corrected), language);
    }

    private static string Meant(string text, List<Word> words, List<Term> terms)
    {
        for (var at = words.Count - 1; at >= 0; at--)
        {
            if (terms[at].Corrected is { } corrected)
            {
                text = string.Concat(text.AsSpan(0, words[at].Start), corrected, text.AsSpan(words[at].Start + words[at].Length));
            }
        }

        return text;
    }
}
