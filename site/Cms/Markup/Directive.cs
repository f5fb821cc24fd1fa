using Markdig.Parsers;
using Markdig.Syntax;

namespace PreventPublic.Cms.Markup;

/// <summary>A component on one line: <c>:::contact act-early</c>.</summary>
public sealed class Directive(BlockParser parser) : LeafBlock(parser)
{
    public required string Name { get; init; }

    public required string Argument { get; init; }
}

/// <summary>Recognises the one-line components ahead of the containers that begin alike.</summary>
public sealed class DirectiveParser : BlockParser
{
    public static readonly IReadOnlyList<string> Names = ["contact", "contacts", "download", "video", "emergency", "start"];

    public DirectiveParser() => OpeningCharacters = [':'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsCodeIndent)
        {
            return BlockState.None;
        }

        var line = processor.Line.ToString().Trim();
        var text = line.TrimStart(':');
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        var name = space < 0 ? text : text[..space];
        if (line.Length - text.Length < 3 || !Names.Contains(name))
        {
            return BlockState.None;
        }

        processor.NewBlocks.Push(new Directive(this)
        {
            Name = name,
            Argument = space < 0 ? "" : text[(space + 1)..].Trim(),
            Line = processor.LineIndex,
            Column = processor.Column,
            Span = new SourceSpan(processor.Start, processor.Line.End),
        });
        return BlockState.BreakDiscard;
    }
}
