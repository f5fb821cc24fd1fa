using System.Collections.Frozen;
using System.Reflection;
using PreventPublic.Core.Languages;
using YamlDotNet.Serialization;

namespace PreventPublic.Core.Words;

/// <summary>
/// The interface's words in every language, read from the <c>Words/CODE.yaml</c> files embedded in the modules.
/// A key holds a text with numbered places (<c>{0}</c>), or one text for each plural category.
/// </summary>
public sealed class WordBook
{
    private readonly FrozenDictionary<string, LanguageWords> _languages;

    private WordBook(IEnumerable<LanguageWords> languages) =>
        _languages = languages.ToFrozenDictionary(words => words.Language.Code, StringComparer.Ordinal);

    public LanguageWords this[Language language] => _languages[language.Code];

    public static WordBook Load(params Assembly[] modules)
    {
        var english = Read(Language.English, modules);
        return new WordBook(Language.All.Select(language =>
            new LanguageWords(language, language.IsEnglish ? english : Read(language, modules), english)));
    }

    private static Dictionary<string, object> Read(Language language, Assembly[] modules)
    {
        var words = new Dictionary<string, object>(StringComparer.Ordinal);
        var yaml = new DeserializerBuilder().Build();
        foreach (var module in modules)
        {
            using var stream = module.GetManifestResourceStream($"{module.GetName().Name}.Words.{language.Code}.yaml");
            if (stream is null)
            {
                continue;
            }

            using var reader = new StreamReader(stream);
            foreach (var (key, value) in yaml.Deserialize<Dictionary<string, object>>(reader) ?? [])
            {
                words[key] = value is IDictionary<object, object> forms
                    ? forms.ToDictionary(form => (string)form.Key, form => (string)form.Value, StringComparer.Ordinal)
                    : value;
            }
        }

        return words;
    }
}
