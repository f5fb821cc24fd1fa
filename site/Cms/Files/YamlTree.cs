using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PreventPublic.Cms.Files;

/// <summary>A node of a front matter: a scalar, a list or a map. <see cref="Line"/> counts from 1 in the front matter.</summary>
public abstract record YamlTree(int Line)
{
    public sealed record Scalar(string Value, int Line) : YamlTree(Line);

    public sealed record List(IReadOnlyList<YamlTree> Items, int Line) : YamlTree(Line);

    public sealed record Map(IReadOnlyDictionary<string, YamlTree> Entries, int Line) : YamlTree(Line);

    /// <summary>Deeper nesting than any field has; it also keeps hostile files from exhausting the stack.</summary>
    public const int MaxDepth = 6;

    /// <summary>Reads one YAML document. Aliases, several documents and duplicate keys are refused.</summary>
    /// <exception cref="YamlFaultException">The text is not the YAML that front matter may hold.</exception>
    public static YamlTree Parse(string yaml)
    {
        try
        {
            var parser = new Parser(new StringReader(yaml));
            parser.Consume<StreamStart>();
            if (parser.TryConsume<StreamEnd>(out _))
            {
                return new Map(new Dictionary<string, YamlTree>(), 1);
            }

            parser.Consume<DocumentStart>();
            var tree = Node(parser, 0);
            parser.Consume<DocumentEnd>();
            return parser.Accept<StreamEnd>(out _) ? tree : throw new YamlFaultException(1, "the front matter holds more than one YAML document");
        }
        catch (YamlException fault)
        {
            throw new YamlFaultException((int)fault.Start.Line, fault.Message.ReplaceLineEndings(" "));
        }
    }

    private static YamlTree Node(Parser parser, int depth)
    {
        var line = (int)(parser.Current?.Start.Line ?? 1);
        if (depth > MaxDepth)
        {
            throw new YamlFaultException(line, $"nested deeper than {MaxDepth} levels");
        }

        if (parser.TryConsume<YamlDotNet.Core.Events.Scalar>(out var scalar))
        {
            return new Scalar(scalar.Value, line);
        }

        if (parser.TryConsume<SequenceStart>(out _))
        {
            return ListOf(parser, depth, line);
        }

        return parser.TryConsume<MappingStart>(out _)
            ? MapOf(parser, depth, line)
            : throw new YamlFaultException(line, "anchors and aliases (& and *) are not used in front matter; put the value in quotes");
    }

    private static List ListOf(Parser parser, int depth, int line)
    {
        var items = new List<YamlTree>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Node(parser, depth + 1));
        }

        return new List(items, line);
    }

    private static Map MapOf(Parser parser, int depth, int line)
    {
        var entries = new Dictionary<string, YamlTree>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Consume<YamlDotNet.Core.Events.Scalar>();
            if (!entries.TryAdd(key.Value, Node(parser, depth + 1)))
            {
                throw new YamlFaultException((int)key.Start.Line, $"“{key.Value}” stands twice");
            }
        }

        return new Map(entries, line);
    }
}

/// <summary>Front matter that cannot be read.</summary>
public sealed class YamlFaultException(int line, string message) : Exception(message)
{
    public int Line { get; } = line;
}
