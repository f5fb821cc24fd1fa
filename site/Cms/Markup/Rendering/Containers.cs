using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;
using PreventPublic.Cms.Reading;
using PreventPublic.Cms.Reading.Components;
using PreventPublic.Cms.Types;
using PreventPublic.Core.Languages;

namespace PreventPublic.Cms.Markup.Rendering;

/// <summary>The components with content.</summary>
public sealed class Containers : Block<CustomContainer>
{
    protected override void Write(PageRenderer page, CustomContainer block)
    {
        var words = page.Reader.Words;
        var argument = page.Fill(block.Arguments);
        switch (block.Info)
        {
            case "callout":
                Wrap(page, block, Html.Of($"<div class=\"pp-callout\">"), "</div>");
                break;
            case "inset":
                Wrap(page, block, Html.Of($"<div class=\"govuk-inset-text\">"), "</div>");
                break;
            case "confirm":
                Wrap(page, block, Html.Of($"<div class=\"pp-confirm\"><p class=\"pp-confirm__label\"{ReaderLanguage(page)}>{words["component.confirm"]}</p>"), "</div>");
                break;
            case "audience":
                Wrap(page, block, Html.Of($"<div class=\"pp-audience\"><p class=\"pp-audience__label\"{ReaderLanguage(page)}>{words["component.audience", AudienceNames(page, block)]}</p>"), "</div>");
                break;
            case "archive":
                Wrap(page, block, Html.Of($"<figure class=\"pp-archive\"><blockquote class=\"pp-archive__text\">"),
                    Html.Of($"</blockquote><figcaption class=\"pp-archive__source\"><span{ReaderLanguage(page)}>{words["component.archive"]}</span>: {argument}</figcaption></figure>").ToString());
                break;
            case "details":
                Wrap(page, block, Html.Of($"<details class=\"govuk-details\"><summary class=\"govuk-details__summary\"><span class=\"govuk-details__summary-text\">{argument}</span></summary><div class=\"govuk-details__text\">"), "</div></details>");
                break;
            case "warning":
                WriteWarning(page, block);
                break;
            case "steps":
                WriteSteps(page, block);
                break;
            case "links":
                page.Write(PageLinks.Cards(page.Reader, Keys(block), page.Level + 1));
                break;
            case "related":
                page.Write(PageLinks.List(page.Reader, Keys(block)));
                break;
            case "english":
                WriteForeign(page, block, Language.English, EnglishLabel(page.Reader));
                break;
            case "lang" when Language.Find(argument) is { } language:
                WriteForeign(page, block, language, null);
                break;
            default:
                page.WriteChildren(block);
                break;
        }
    }

    public static Html EnglishLabel(Reader reader) =>
        Html.Of($"<p class=\"pp-english__label\" lang=\"{reader.Language.Code}\" dir=\"{reader.Language.Direction}\">{reader.Words["translation.english"]}</p>\n");

    /// <summary>The page keys that a list of links holds.</summary>
    public static IReadOnlyList<string> Keys(CustomContainer block) =>
        [.. block.Descendants<ListItemBlock>().Select(item => item.Descendants<ParagraphBlock>().FirstOrDefault()).OfType<ParagraphBlock>().Select(p => PlainText.Of(p).Trim())];

    /// <summary>Labels are the reader's words, also inside a passage in another language.</summary>
    private static Html? ReaderLanguage(PageRenderer page) => page.Language == page.Reader.Language
        ? null : Html.Of($" lang=\"{page.Reader.Language.Code}\" dir=\"{page.Reader.Language.Direction}\"");

    private static string AudienceNames(PageRenderer page, CustomContainer block) =>
        string.Join(", ", (block.Arguments ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Intersect(Vocabulary.Audiences.Split(' ')).Select(name => page.Reader.Words[$"audience.{name}"]));

    private static void Wrap(PageRenderer page, CustomContainer block, Html open, string close)
    {
        page.Write(open);
        page.WriteLine().WriteChildren(block);
        page.Write(close).WriteLine();
    }

    private static void WriteWarning(PageRenderer page, CustomContainer block)
    {
        page.Write(Html.Of($"<div class=\"govuk-warning-text\"><span class=\"govuk-warning-text__icon\" aria-hidden=\"true\">!</span><strong class=\"govuk-warning-text__text\"><span class=\"govuk-visually-hidden\"{ReaderLanguage(page)}>{page.Reader.Words["component.warning"]}</span> "));
        foreach (var paragraph in block.OfType<ParagraphBlock>())
        {
            page.WriteLeafInline(paragraph);
        }

        page.Write("</strong></div>\n");
    }

    private static void WriteSteps(PageRenderer page, CustomContainer block)
    {
        foreach (var child in block)
        {
            if (child is ListBlock list)
            {
                page.Write("<ol class=\"pp-steps\">\n");
                Lists.WriteItems(page, list, "<li class=\"pp-steps__step\">");
                page.Write("</ol>\n");
            }
            else
            {
                page.Render(child);
            }
        }
    }

    private static void WriteForeign(PageRenderer page, CustomContainer block, Language language, Html? label)
    {
        var outer = page.Language;
        page.Language = language;
        Wrap(page, block, Html.Of($"<div class=\"pp-english\" lang=\"{language.Code}\" dir=\"{language.Direction}\">{label}"), "</div>");
        page.Language = outer;
    }
}
