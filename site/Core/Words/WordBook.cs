using System.Collections.Frozen;
using System.Reflection;
using PreventPublic.Core.Languages;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

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
        foreach (var module in modules)
        {
            using var stream = module.GetManifestResourceStream($"{module.GetName().Name}.Words.{language.Code}.yaml");
            if (stream is not null)
            {
                using var reader = new StreamReader(stream);
                Read(new Parser(reader), words);
            }
        }

        return words;
    }

    /// <summary>Event by event: YamlDotNet's deserialiser would cost every start 5 MB.</summary>
    private static void Read(Parser yaml, Dictionary<string, object> words)
    {
        yaml.Consume<StreamStart>();
        if (yaml.TryConsume<DocumentStart>(out _) && yaml.TryConsume<MappingStart>(out _))
        {
            while (!yaml.TryConsume<MappingEnd>(out _))
            {
                var key = yaml.Consume<Scalar>().Value;
                words[key] = yaml.TryConsume<Scalar>(out var text) ? text.Value : Forms(yaml);
            }
        }
    }

    private static Dictionary<string, string> Forms(Parser yaml)
    {
        var forms = new Dictionary<string, string>(StringComparer.Ordinal);
        yaml.Consume<MappingStart>();
        while (!yaml.TryConsume<MappingEnd>(out _))
        {
            forms[yaml.Consume<Scalar>().Value] = yaml.Consume<Scalar>().Value;
        }

        return forms;
    }
}
