using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using PreventPublic.Cms.Features.Search.Index;
using PreventPublic.Cms.Features.Search.Words;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Cms.Types;

namespace PreventPublic.Cms.Features.Search.Asking;

/// <summary>A page to go to straight away.</summary>
/// <param name="Address">Without language.</param>
public sealed record Suggestion(string Title, string Address);

/// <summary>Pages whose title, or a question that they answer, has words that begin with what is being typed. From memory; no database is asked.</summary>
public static class Suggestions
{
    public const int Most = 6;
    private static readonly ConditionalWeakTable<SiteContent, ConcurrentDictionary<string, IReadOnlyList<Line>>> Known = [];

    private sealed record Line(Entry Entry, string Title, IReadOnlyList<string> TitleWords, IReadOnlyList<string> AskWords);

    public static IReadOnlyList<Suggestion> For(Reader reader, string typed)
    {
        typed = typed.Length > Question.MaxLength ? typed[..Question.MaxLength] : typed;
        var words = PlainWords(typed).Take(8).ToList();
        if (words.Sum(word => word.Length) < 2)
        {
            return [];
        }

        var lines = Known.GetOrCreateValue(reader.Site).GetOrAdd(reader.Language.Code, _ => Read(reader));
        return
        [
            .. lines.Select(line => (line, Fit: Fit(line, words))).Where(pair => pair.Fit > 0 && IndexedTexts.IsCurrent(reader, pair.line.Entry))
                .OrderByDescending(pair => pair.Fit).ThenBy(pair => pair.line.TitleWords.Count).ThenBy(pair => pair.line.Entry.Name, StringComparer.Ordinal)
                .Take(Most).Select(pair => new Suggestion(pair.line.Title, pair.line.Entry.Address!)),
        ];
    }

    /// <summary>3 when the title begins with the first word and has the others, 2 when it has every word, 1 when title and questions together have; 0 when not.</summary>
    private static int Fit(Line line, List<string> words)
    {
        var inTitle = words.TrueForAll(word => line.TitleWords.Any(one => one.StartsWith(word, StringComparison.Ordinal)));
        return inTitle ? line.TitleWords[0].StartsWith(words[0], StringComparison.Ordinal) ? 3 : 2 : words.TrueForAll(word => line.TitleWords.Concat(line.AskWords).Any(one => one.StartsWith(word, StringComparison.Ordinal))) ? 1 : 0;
    }

    private static List<Line> Read(Reader reader)
    {
        var asks = reader.Site.In("search").Select(entry => entry.In(reader.Language).Item).OfType<SearchWords>()
            .SelectMany(words => words.Answers).ToLookup(answer => "pages/" + answer.Page, answer => answer.Asks);
        return
        [
            .. reader.Site.Entries.Where(entry => entry.Address is not null && entry.Item is not (Update or Flow))
                .Select(entry => new Line(entry, reader.Title(entry), [.. PlainWords(reader.Title(entry))], [.. asks[entry.Name].SelectMany(lines => lines).SelectMany(PlainWords).Distinct()])),
        ];
    }

    private static IEnumerable<string> PlainWords(string text) => text.Split([' ', ',', '?', '.', ':', '-', '–', '’', '\'', '(', ')', '/'], StringSplitOptions.RemoveEmptyEntries).Select(word => Letters.Plain(word)).Where(word => word.Length > 0);
}
