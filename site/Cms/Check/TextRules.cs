using System.Text.RegularExpressions;
using Markdig.Syntax;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Markup;
using PreventPublic.Cms.Reading;
using PreventPublic.Cms.Types;

namespace PreventPublic.Cms.Check;

/// <summary>Rules on the words themselves.</summary>
public static partial class TextRules
{
    private const int FewWords = 60;

    public static void Check(Document document, string body, MarkdownDocument tree, CheckScope scope)
    {
        CheckFieldTokens(document, scope);
        CheckRetypedNumbers(document, body, scope);
        PhraseRules.Check(document, body, scope);
        if (document.Path.IsEnglish)
        {
            CheckReadingAge(document, tree, scope);
        }
    }

    private static void CheckFieldTokens(Document document, CheckScope scope)
    {
        var tokens = new TokenRules(document, scope);
        foreach (var field in document.Type.TranslatedFields.Where(field => document.Has(field.Key)))
        {
            foreach (Match token in Tokens.Shape().Matches(field.ValueIn(document.Item)?.ToString() ?? ""))
            {
                tokens.Check(token.Groups["name"].Value, token.Groups["key"].Value, document.LineOf(field.Key));
            }
        }
    }

    /// <summary>A number that a contact has is cited, never retyped: a copy is what goes stale.</summary>
    private static void CheckRetypedNumbers(Document document, string body, CheckScope scope)
    {
        var numbers = PhoneShape().Matches(body);
        if (numbers.Count == 0)
        {
            return;
        }

        var contacts = scope.SitesOf(document).SelectMany(site => site.In("contacts"))
            .SelectMany(entry => Numbers((Contact)entry.Item).Select(number => (Digits: Digits(number), entry.Key)))
            .Where(pair => pair.Digits.Length > 8).DistinctBy(pair => pair.Digits).ToDictionary(pair => pair.Digits, pair => pair.Key);
        foreach (Match number in numbers)
        {
            if (contacts.TryGetValue(Digits(number.Value), out var key))
            {
                var line = document.BodyLine + body.AsSpan(0, number.Index).Count('\n');
                scope.Error(document, line, $"“{number.Value.Trim()}” is retyped from a contact", $"write {{{{phone:{key}}}}} or :::contact {key}");
            }
        }
    }

    private static void CheckReadingAge(Document document, MarkdownDocument tree, CheckScope scope)
    {
        var sentences = tree.Descendants<LeafBlock>().Where(block => block is ParagraphBlock or HeadingBlock).Select(PlainText.Of);
        if (scope.SitesOf(document) is not [var site, ..] || ReadingAge.Of(sentences, FewWords) is not { } age || age <= site.Settings.ReadingAge)
        {
            return;
        }

        scope.Warn(document, document.BodyLine, $"it reads at age {age}", $"this site aims at {site.Settings.ReadingAge}: shorter sentences, everyday words");
    }

    private static IEnumerable<string> Numbers(Contact contact) => new[] { contact.Phone, contact.TextPhone, contact.PhoneOutOfHours }.OfType<string>();

    private static string Digits(string number) => string.Concat(number.Where(char.IsAsciiDigit));

    [GeneratedRegex(@"(?<![\w/.-])\+?\d[\d ]{6,}\d(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex PhoneShape();
}
