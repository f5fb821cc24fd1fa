using CsCheck;
using Markdig.Syntax;
using PreventPublic.Cms.Markup;
using PreventPublic.Cms.Published;
using Xunit;

namespace PreventPublic.Tests.Properties;

public sealed class Cutting
{
    /// <summary>Lines that have to do with sections, with code and with components, in any order.</summary>
    private static readonly Gen<string> Bodies = Gen.OneOf(
        "## One {#one}", "## Two {#two after=one}", "## Three", "##Four", "### Below", "# Above", "Text.", "", "", "  ", "- item", "> quote",
        "```", "```js", "````", "~~~", "~~~~", ":::callout", "::::callout", ":::", "::::", ":::contact one", ":::details Words", "    ## code", "  ## Indented {#in}")
        .Array[0, 25].Select(lines => string.Join('\n', lines));

    [Fact]
    public void The_sections_joined_are_the_body() => Gen.Select(Bodies, Gen.OneOf("# ", "## ")).Sample((body, mark) =>
    {
        var joined = string.Concat(Sections.Split(body, mark).Select(section => section.Text));
        return body.EndsWith(joined, StringComparison.Ordinal) && body[..(body.Length - joined.Length)].Trim().Length == 0;
    }, iter: 3_000);

    [Fact]
    public void Each_section_begins_on_the_line_it_says() => Bodies.Sample(body =>
    {
        var lines = body.Split('\n');
        return Sections.Split(body).Where(section => section.Id is not null).All(section => section.Text.StartsWith(lines[section.Line], StringComparison.Ordinal) && lines[section.Line].StartsWith("## ", StringComparison.Ordinal));
    }, iter: 3_000);

    /// <summary>Bodies whose components are closed, as the checks demand: both must see the same headings, or a section would end inside code.</summary>
    [Fact]
    public void Sections_begin_where_markdown_has_headings() => Bodies.Where(IsSound).Sample(body =>
    {
        var cut = Sections.Split(body).Where(section => section.Id is not null).Select(section => section.Line);
        var parsed = MarkdownSyntax.Parse(body).OfType<HeadingBlock>().Where(heading => heading.Level == 2 && heading.Column == 0).Select(heading => heading.Line);
        Assert.Equal(parsed, cut);
    }, iter: 3_000);

    private static bool IsSound(string body) => MarkdownSyntax.Parse(body).Descendants<Markdig.Extensions.CustomContainers.CustomContainer>()
        .All(container => container.Info?.Length > 0 && container.ClosingFencedCharCount > 0);
}
