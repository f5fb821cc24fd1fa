using Markdig.Renderers.Html;
using Markdig.Syntax;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Markup;
using PreventPublic.Cms.Types;

namespace PreventPublic.Cms.Check;

/// <summary>Headings: their order, their ids, and the parts of a guide.</summary>
internal sealed class HeadingRules(Document document, CheckScope scope)
{
    public void Check(IReadOnlyList<HeadingBlock> headings)
    {
        var guide = document.Item is Guide;
        var level = 1;
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var heading in headings)
        {
            if (heading.Level == 1 && !guide)
            {
                scope.Error(document, Line(heading), "“# ” is the page's title, which the front matter gives", "begin headings with ##; only guides are cut into parts with #");
            }
            else if (heading.Level > level + 1)
            {
                scope.Error(document, Line(heading), $"the heading goes from level {level} to {heading.Level}", $"use {new string('#', level + 1)}");
            }

            level = heading.Level;
            var id = heading.TryGetAttributes()?.Id;
            if (id is not null && !ids.Add(id))
            {
                scope.Error(document, Line(heading), $"the id “{id}” stands twice", "every id once");
            }
            else if (id is null && PlainText.Of(heading).EndsWith('}'))
            {
                scope.Error(document, Line(heading), "what stands in braces is not an id", "write {#name}, two letters or more");
            }
            else if (id is null && guide && heading.Level == 1)
            {
                scope.Error(document, Line(heading), "the part has no id", "write # Title {#id}");
            }
        }

        if (guide && document.Path.IsEnglish && headings.Count(heading => heading.Level == 1) < 2)
        {
            scope.Error(document, document.BodyLine, "a guide has two parts or more", "begin each with # Title {#id}, or make it a page");
        }
    }

    private int Line(MarkdownObject node) => document.BodyLine + node.Line;
}
