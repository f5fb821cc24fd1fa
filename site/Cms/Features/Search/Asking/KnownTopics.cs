using System.Collections.Concurrent;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Types;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Words;

namespace PreventPublic.Cms.Features.Search.Asking;

/// <summary>Which of the site's own topics a question is about. A topic from this closed list is all that may be counted of a search.</summary>
public sealed class KnownTopics(WordBook words)
{
    public const string Fact = "search.asked";

    /// <summary>Whatever is about no topic, so that no word needs to be remembered to count it.</summary>
    public const string Other = "other";

    private readonly ConcurrentDictionary<string, IReadOnlyList<(string Topic, IReadOnlyList<string> Stems)>> _names = new();

    /// <summary>One topic, so that every search counts once: one that the question names and the page that answers it has, else the page's first, else one that is named.</summary>
    /// <param name="reached">The stems that the question is understood as.</param>
    /// <param name="best">The page that answers it.</param>
    public string Of(IReadOnlySet<string> reached, IEnumerable<Language> languages, Entry? best)
    {
        var named = languages.SelectMany(NamesIn).Where(name => name.Stems.All(reached.Contains)).OrderByDescending(name => name.Stems.Count).Select(name => name.Topic).ToList();
        return best is { Item.Topics: [var first, ..] } ? named.Find(best.Item.Topics.Contains) ?? first : named.Count > 0 ? named[0] : Other;
    }

    /// <summary>Last ones first: the list begins with what is broad.</summary>
    private IReadOnlyList<(string Topic, IReadOnlyList<string> Stems)> NamesIn(Language language) => _names.GetOrAdd(language.Code, _ =>
    [
        .. Vocabulary.Topics.Split(' ').Reverse().Select(topic => (topic, Lore.Stems(words[language]["topic." + topic], language))).Where(name => name.Item2.Count > 0),
    ]);
}
