using System.Text;
using System.Text.RegularExpressions;
using PreventPublic.Core.Languages;

namespace PreventPublic.Core.Words;

/// <summary>The words of one section, as they are written: a question, an outcome, a part.</summary>
/// <param name="Body">Markdown, without options and help.</param>
/// <param name="Options">By option, its label and its hint.</param>
/// <param name="HelpTitle">The line that opens the help; null when there is none.</param>
public sealed record SectionText(Language Language, string Title, string Body, IReadOnlyDictionary<string, (string Label, string? Hint)> Options, string? HelpTitle, string? Help)
{
    public static readonly IReadOnlyDictionary<string, (string, string?)> NoOptions = new Dictionary<string, (string, string?)>();
}

/// <summary>
/// Cuts Markdown into the words of its sections: <c>## Title {#section}</c> begins one; a list item <c>- `option` Label</c>
/// words an option, an indented line below it is its hint; <c>:::details Why we ask</c> is the help.
/// </summary>
public static partial class SectionTexts
{
    /// <summary>The words before the first section.</summary>
    public const string Introduction = "";

    public static IReadOnlyDictionary<string, SectionText> Of(IEnumerable<(Language Language, string Markdown)> passages)
    {
        var nodes = new Dictionary<string, SectionText>(StringComparer.Ordinal);
        foreach (var (language, markdown) in passages)
        {
            var (id, title, lines) = (Introduction, "", new List<string>());
            foreach (var line in markdown.Split('\n'))
            {
                if (Heading().Match(line) is { Success: true } heading)
                {
                    Close(language, id, title, lines);
                    (id, title) = (heading.Groups["id"].Value, heading.Groups["title"].Value.Trim());
                    lines.Clear();
                }
                else
                {
                    lines.Add(line);
                }
            }

            Close(language, id, title, lines);
        }

        return nodes;

        void Close(Language language, string id, string title, List<string> lines)
        {
            if (title.Length > 0 || lines.Any(line => line.Trim().Length > 0))
            {
                nodes[id] = Node(language, title, lines);
            }
        }
    }

    private static SectionText Node(Language language, string title, List<string> lines)
    {
        var (body, help, options) = (new StringBuilder(), new StringBuilder(), new Dictionary<string, (string, string?)>(StringComparer.Ordinal));
        string? helpTitle = null;
        var (inHelp, last) = (false, "");
        foreach (var line in lines)
        {
            if (Details().Match(line) is { Success: true } details)
            {
                (inHelp, helpTitle) = (true, details.Groups["title"].Value.Trim());
            }
            else if (inHelp)
            {
                inHelp = line.Trim() != ":::";
                help.Append(inHelp ? line + "\n" : "");
            }
            else if (Option().Match(line) is { Success: true } option)
            {
                last = option.Groups["id"].Value;
                options[last] = (option.Groups["label"].Value.Trim(), null);
            }
            else if (last.Length > 0 && line.StartsWith("  ", StringComparison.Ordinal) && line.Trim().Length > 0)
            {
                options[last] = (options[last].Item1, line.Trim());
            }
            else
            {
                last = line.Trim().Length > 0 ? "" : last;
                body.Append(line).Append('\n');
            }
        }

        return new SectionText(language, title, body.ToString().Trim(), options, helpTitle, helpTitle is null ? null : help.ToString().Trim());
    }

    [GeneratedRegex(@"^## (?<title>.*?)\s*\{#(?<id>[a-z0-9-]+)[^}]*\}\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^- `(?<id>[a-z0-9-]+)`(?<label>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Option();

    [GeneratedRegex(@"^:::+\s*details (?<title>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Details();
}
