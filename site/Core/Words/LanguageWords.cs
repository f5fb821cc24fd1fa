using PreventPublic.Core.Languages;

namespace PreventPublic.Core.Words;

/// <summary>The interface's words in one language. A key it lacks is answered in English, so nothing is ever blank.</summary>
public sealed class LanguageWords(Language language, IReadOnlyDictionary<string, object> words, IReadOnlyDictionary<string, object> english)
{
    public Language Language { get; } = language;

    public IEnumerable<string> Keys => words.Keys;

    public string this[string key] => (string)Find(key);

    public string this[string key, params object[] values] => string.Format(Language.Culture, this[key], values);

    public bool Has(string key) => words.ContainsKey(key) || english.ContainsKey(key);

    /// <summary>The text for <paramref name="count"/> things, in the language's plural form; <c>{0}</c> is the number.</summary>
    public string Count(string key, long count)
    {
        var forms = (IReadOnlyDictionary<string, string>)Find(key);
        var rule = words.ContainsKey(key) ? Language.Plural : Language.English.Plural;
        return string.Format(Language.Culture, forms[rule.CategoryOf(count)], count);
    }

    /// <summary>The raw forms of a key: one text, or one for each plural category.</summary>
    public IReadOnlyDictionary<string, string> FormsOf(string key) => Find(key) switch
    {
        IReadOnlyDictionary<string, string> forms => forms,
        var text => new Dictionary<string, string> { [""] = (string)text },
    };

    private object Find(string key) =>
        words.GetValueOrDefault(key) ?? english.GetValueOrDefault(key)
        ?? throw new KeyNotFoundException($"The interface has no words “{key}”. Add them to Words/en.yaml and every other language.");
}
