using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using PreventPublic.Core.Languages;

namespace PreventPublic.Metrics.Strategy;

/// <summary>The words of one named thing, in the language that they are really in.</summary>
/// <param name="Markdown">What stands below its heading; empty for none.</param>
public sealed record NamedText(Language Language, string Title, string Markdown)
{
    /// <summary>Up to the first empty line: the definition. What follows is the caveat.</summary>
    public string First => Markdown.Split("\n\n", 2)[0].Trim();

    public string Rest => Markdown.Split("\n\n", 2) is [_, var rest] ? rest.Trim() : "";
}

/// <summary>A strategy's words in one language: <c>## Title {#name}</c> begins what is said of a name. What is missing is said in English.</summary>
public sealed partial class PlanText
{
    /// <summary>In this order, so that a council may say something in its plan in other words than all councils do.</summary>
    private static readonly string[] Files = [PlanReader.PlanKey, PlanReader.IndicatorsKey, PlanReader.FrameKey];

    private readonly IStrategyLibrary _library;
    private readonly Dictionary<string, NamedText> _own;
    private readonly Dictionary<string, NamedText> _english;

    public PlanText(IStrategyLibrary library, Language language)
    {
        (_library, Language) = (library, language);
        _english = Read(library, Language.English);
        _own = language.IsEnglish ? _english : Read(library, language);
        Prose = library.Prose(PlanReader.PlanKey, language) ?? library.Prose(PlanReader.PlanKey, Language.English);
    }

    public Language Language { get; }

    /// <summary>The plan's own title and summary.</summary>
    public Prose? Prose { get; }

    public bool Has(string name) => _own.ContainsKey(name) || _english.ContainsKey(name);

    public NamedText Of(string name) => _own.GetValueOrDefault(name) ?? _english.GetValueOrDefault(name) ?? new NamedText(Language.English, name, "");

    public string Title(string name) => Of(name).Title;

    public IHtmlContent Html(string name, int headingLevel) => Html(Of(name).Language, Of(name).Markdown, headingLevel);

    public IHtmlContent Html(Language language, string markdown, int headingLevel) =>
        markdown.Length == 0 ? HtmlString.Empty : _library.Render(markdown, language, headingLevel);

    /// <summary>The names that a file words in a language.</summary>
    public static IReadOnlyList<string> NamesIn(Prose? prose) => [.. Cut(prose).Select(pair => pair.Name)];

    private static Dictionary<string, NamedText> Read(IStrategyLibrary library, Language language)
    {
        var found = new Dictionary<string, NamedText>(StringComparer.Ordinal);
        foreach (var (name, text) in Files.SelectMany(file => Cut(library.Prose(file, language))))
        {
            found.TryAdd(name, text with { Title = library.Fill(text.Title, text.Language), Markdown = library.Fill(text.Markdown, text.Language) });
        }

        return found;
    }

    private static IEnumerable<(string Name, NamedText Text)> Cut(Prose? prose)
    {
        foreach (var (language, markdown) in prose?.Passages ?? [])
        {
            var headings = Heading().Matches(markdown);
            for (var i = 0; i < headings.Count; i++)
            {
                var from = headings[i].Index + headings[i].Length;
                var body = markdown[from..(i + 1 < headings.Count ? headings[i + 1].Index : markdown.Length)].Trim();
                yield return (headings[i].Groups["name"].Value, new NamedText(language, headings[i].Groups["title"].Value.Trim(), body));
            }
        }
    }

    [GeneratedRegex(@"^## (?<title>.*?)\s*\{#(?<name>[a-z0-9-]+)[^}]*\}[ \t\r]*$", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Heading();
}
