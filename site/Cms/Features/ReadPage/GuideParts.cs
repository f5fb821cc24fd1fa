using PreventPublic.Cms.Published;

namespace PreventPublic.Cms.Features.ReadPage;

/// <summary>A part of a guide; <see cref="Id"/> ends its address.</summary>
public sealed record GuidePart(string Id, string Title, Passage Body);

/// <summary>Cuts a guide at its <c># Part {#id}</c> headings.</summary>
public static class GuideParts
{
    public static IReadOnlyList<GuidePart> Of(LocalText guide) =>
        [.. guide.Body.SelectMany(passage => Sections.Split(passage.Markdown, "# ").Where(section => section.Id is not null).Select(section => PartOf(section, passage)))];

    private static GuidePart PartOf(Section section, Passage passage)
    {
        var end = section.Text.IndexOf('\n', StringComparison.Ordinal);
        var (heading, body) = end < 0 ? (section.Text, "") : (section.Text[..end], section.Text[(end + 1)..]);
        var brace = heading.LastIndexOf("{#", StringComparison.Ordinal);
        return new GuidePart(section.Id!, (brace < 0 ? heading : heading[..brace]).TrimStart('#').Trim(), passage with { Markdown = body });
    }
}
