using System.Text.RegularExpressions;

namespace PreventPublic.Cms.Published;

/// <summary>A stretch of a body from one heading to the next of its level. The stretch before the first has no <see cref="Id"/>.</summary>
/// <param name="After">The section it wants to stand behind.</param>
/// <param name="Line">Its first line in the body, from 0.</param>
public sealed record Section(string? Id, string? After, string Text, int Line)
{
    /// <summary>Only a heading: takes the shared section away.</summary>
    public bool IsEmpty => Id is not null && Text.AsSpan().Trim().IndexOf('\n') < 0;
}

/// <summary>Cuts bodies at their headings.</summary>
public static partial class Sections
{
    /// <summary>Cuts at every <c>## </c> heading.</summary>
    public static IReadOnlyList<Section> Split(string body) => Split(body, "## ");

    /// <summary>Cuts at every heading that starts with <paramref name="mark"/>; lines in code and in components do not count.</summary>
    public static IReadOnlyList<Section> Split(string body, string mark)
    {
        var sections = new List<Section>();
        var fences = new Fences();
        var (start, startLine, line, position) = (0, 0, 0, 0);
        Match? heading = null;
        while (position <= body.Length)
        {
            var end = body.IndexOf('\n', position);
            end = end < 0 ? body.Length : end;
            var text = body.AsSpan(position, end - position);
            if (!fences.Hold(text) && text.StartsWith(mark, StringComparison.Ordinal))
            {
                Close(position);
                (start, startLine, heading) = (position, line, HeadingId().Match(text.ToString()));
            }

            (position, line) = (end + 1, line + 1);
        }

        Close(body.Length);
        return sections;

        void Close(int at)
        {
            var text = body[start..at];
            if (heading is not null || text.AsSpan().Trim().Length > 0)
            {
                var id = heading is null ? null : heading.Groups["id"] is { Success: true } found ? found.Value : "";
                sections.Add(new Section(id, heading?.Groups["after"] is { Success: true } after ? after.Value : null, text, startLine));
            }
        }
    }

    [GeneratedRegex(@"\{#(?<id>[a-z0-9-]+)(\s+after=(?<after>[a-z0-9-]+))?\}\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex HeadingId();
}
