using System.Text;
using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;

namespace PreventPublic.Cms.Markup;

/// <summary>A body as plain text: a line for each paragraph, heading and point, the site's words put in, without components' own words.</summary>
public static class BodyText
{
    public static string Of(Reader reader, IEnumerable<Passage> passages) => Of(reader, passages, new List<string>());

    /// <param name="headings">Filled with the texts of the headings.</param>
    public static string Of(Reader reader, IEnumerable<Passage> passages, List<string> headings)
    {
        var text = new StringBuilder();
        foreach (var passage in passages)
        {
            Append(MarkdownSyntax.Parse(passage.Markdown), one => Tokens.Fill(one, reader, passage.Language), text, headings);
        }

        return text.ToString().TrimEnd();
    }

    private static void Append(ContainerBlock blocks, Func<string, string> fill, StringBuilder text, List<string> headings)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case CustomContainer { Info: "links" or "related" }:
                    break;
                case ContainerBlock inner:
                    Append(inner, fill, text, headings);
                    break;
                case LeafBlock { Inline: not null } leaf when fill(PlainText.Of(leaf)).Trim() is { Length: > 0 } line:
                    text.Append(line).Append('\n');
                    if (leaf is HeadingBlock)
                    {
                        headings.Add(line);
                    }

                    break;
            }
        }
    }
}
