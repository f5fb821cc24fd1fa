using DocumentFormat.OpenXml.Wordprocessing;
using PreventPublic.Core.Languages;

namespace PreventPublic.Metrics.Features.Reports;

/// <summary>The styles of a report's Word document, by the names that Word and screen readers know headings by.</summary>
internal static class DocxStyles
{
    public const string Title = "Title";
    public const string Heading = "Heading1";
    public const string Subheading = "Heading2";

    public static Styles Make() => new(
        new DocDefaults(new RunPropertiesDefault(new RunPropertiesBaseStyle(new RunFonts { Ascii = "Arial", HighAnsi = "Arial" }, new FontSize { Val = "22" }, new Languages { Val = Language.English.CultureName })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120" }))),
        StyleOf("Normal", "Normal", "22", null, isDefault: true),
        StyleOf(Title, "Title", "40", null),
        StyleOf(Heading, "heading 1", "30", 0),
        StyleOf(Subheading, "heading 2", "24", 1));

    private static Style StyleOf(string id, string name, string size, int? level, bool isDefault = false)
    {
        var style = new Style { Type = StyleValues.Paragraph, StyleId = id, StyleName = new StyleName { Val = name } };
        if (isDefault)
        {
            style.Default = true;
            return style;
        }

        style.BasedOn = new BasedOn { Val = "Normal" };
        var paragraph = new StyleParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = "240", After = "80" });
        if (level is { } outline)
        {
            paragraph.Append(new OutlineLevel { Val = outline });
        }

        style.Append(paragraph, new StyleRunProperties(new Bold(), new FontSize { Val = size }));
        return style;
    }
}
