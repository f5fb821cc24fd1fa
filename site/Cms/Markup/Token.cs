using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace PreventPublic.Cms.Markup;

/// <summary>A word left to the site inside a text: <c>{{phone:act-early}}</c>.</summary>
public sealed class Token : LeafInline
{
    public required string Name { get; init; }

    public required string Key { get; init; }

    public override string ToString() => Key.Length == 0 ? $"{{{{{Name}}}}}" : $"{{{{{Name}:{Key}}}}}";
}

public sealed class TokenParser : InlineParser
{
    public TokenParser() => OpeningCharacters = ['{'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var rest = slice.Text.AsSpan(slice.Start, slice.Length);
        var end = rest.IndexOf("}}", StringComparison.Ordinal);
        if (!rest.StartsWith("{{") || end < 0 || end > 80)
        {
            return false;
        }

        var inside = rest[2..end].ToString().Trim();
        var colon = inside.IndexOf(':', StringComparison.Ordinal);
        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        processor.Inline = new Token
        {
            Name = colon < 0 ? inside : inside[..colon],
            Key = colon < 0 ? "" : inside[(colon + 1)..].Trim(),
            Line = line,
            Column = column,
            Span = new SourceSpan(start, start + end + 1),
        };
        slice.Start += end + 2;
        return true;
    }
}
