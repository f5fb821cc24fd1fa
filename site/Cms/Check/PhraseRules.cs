using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Types;

namespace PreventPublic.Cms.Check;

/// <summary>Phrases that a site has said it does not publish (<see cref="Wording"/>), wherever readers would meet them. What stands in quotation marks is somebody else's.</summary>
public static class PhraseRules
{
    /// <summary>Languages open and close with different ones of these; what counts is whether one is still open.</summary>
    private const string Quotes = "“”„«»";

    private static readonly ConcurrentDictionary<string, Regex> Patterns = new(StringComparer.Ordinal);

    public static void Check(Document document, string body, CheckScope scope)
    {
        if (document.Item is Wording)
        {
            return;
        }

        foreach (var phrase in scope.SitesOf(document).SelectMany(site => site.In("wording")).SelectMany(entry => ((Wording)entry.Item).Phrases).DistinctBy(phrase => phrase.Phrase))
        {
            foreach (var (line, found) in Found(document, body, PatternOf(phrase.Phrase)))
            {
                Say(document, scope, phrase, line, found);
            }
        }
    }

    /// <summary>Words in their order with only spaces and marks of emphasis between them; upper and lower case are the same.</summary>
    private static Regex PatternOf(string phrase) => Patterns.GetOrAdd(phrase, static text =>
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word == "*" ? @"\w+" : Regex.Escape(word.TrimEnd('*')) + (word.EndsWith('*') ? @"\w*" : ""));
        var (begin, end) = (char.IsLetterOrDigit(text[0]) ? @"\b" : "", char.IsLetterOrDigit(text[^1]) ? @"\b" : "");
        return new Regex($@"{begin}{string.Join(@"[\s*_]+", words)}{end}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    });

    private static IEnumerable<(int Line, string Found)> Found(Document document, string body, Regex pattern)
    {
        foreach (var field in document.Type.TranslatedFields.Where(field => document.Has(field.Key)))
        {
            var text = field.ValueIn(document.Item)?.ToString() ?? "";
            foreach (var match in pattern.Matches(text).Where(match => !IsQuoted(text, match.Index)))
            {
                yield return (document.LineOf(field.Key), match.Value);
            }
        }

        foreach (var match in pattern.Matches(body).Where(match => !IsQuoted(body, match.Index)))
        {
            yield return (document.BodyLine + body.AsSpan(0, match.Index).Count('\n'), match.Value);
        }
    }

    /// <summary>In the same paragraph a quotation was begun and not ended.</summary>
    private static bool IsQuoted(string text, int at)
    {
        var paragraph = text.LastIndexOf("\n\n", at, StringComparison.Ordinal);
        return text[(paragraph + 1)..at].Count(Quotes.Contains) % 2 == 1;
    }

    private static void Say(Document document, CheckScope scope, AvoidedPhrase phrase, int line, string found)
    {
        var (what, allowed) = ($"“{found.ReplaceLineEndings(" ")}”: {phrase.Why}", $"say {phrase.Instead}");
        if (phrase.Stops)
        {
            scope.Error(document, line, what, allowed);
        }
        else
        {
            scope.Warn(document, line, what, allowed);
        }
    }
}
