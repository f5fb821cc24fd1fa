using PreventPublic.Cms.Markup;

namespace PreventPublic.Cms.Published;

/// <summary>Tells line by line whether a stretch of Markdown is inside code (<c>```</c>, <c>~~~</c>) or a component (<c>:::</c>), where no section begins.</summary>
internal sealed class Fences
{
    private readonly List<(char Mark, int Length)> _open = [];

    /// <summary>Whether the line is inside, or is a fence itself.</summary>
    public bool Hold(ReadOnlySpan<char> line)
    {
        var inside = _open.Count > 0;
        var text = line.TrimStart(' ').TrimEnd();
        var mark = text.Length > 0 && line.Length - line.TrimStart(' ').Length < 4 ? text[0] : ' ';
        var length = mark is '`' or '~' or ':' ? text.Length - text.TrimStart(mark).Length : 0;
        if (length < 3)
        {
            return inside;
        }

        var words = text[length..].Trim();
        if (words.IsEmpty && Closed(mark, length) is var closed and >= 0)
        {
            _open.RemoveRange(closed, _open.Count - closed);
        }
        else if (Opens(mark, words))
        {
            _open.Add((mark, length));
        }

        return true;
    }

    /// <summary>The end of a component ends what was left open inside it; code ends by its own mark.</summary>
    private int Closed(char mark, int length) => mark == ':'
        ? _open.FindIndex(open => open.Mark == mark && length >= open.Length)
        : _open.Count > 0 && _open[^1].Mark == mark && length >= _open[^1].Length ? _open.Count - 1 : -1;

    /// <summary>Nothing opens inside code; a component on one line is not a fence.</summary>
    private bool Opens(char mark, ReadOnlySpan<char> words) =>
        (_open.Count == 0 || _open[^1].Mark == ':') && (mark != '`' || !words.Contains('`')) && (mark != ':' || IsComponent(words));

    private static bool IsComponent(ReadOnlySpan<char> words)
    {
        var space = words.IndexOf(' ');
        return !words.IsEmpty && !DirectiveParser.Names.Contains(words[..(space < 0 ? words.Length : space)].ToString());
    }
}
