using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PreventPublic.Core.Yaml;

/// <summary>A node of a YAML text, front matter or a data file: a scalar, a list or a map. <see cref="Line"/> counts from 1 in the text.</summary>
public abstract record YamlTree(int Line)
{
    public sealed record Scalar(string Value, int Line) : YamlTree(Line);

    public sealed record List(IReadOnlyList<YamlTree> Items, int Line) : YamlTree(Line);

    public sealed record Map(IReadOnlyDictionary<string, YamlTree> Entries, int Line) : YamlTree(Line);

    /// <summary>Deeper nesting than any field has; it also keeps hostile files from exhausting the stack.</summary>
    public const int FrontMatterDepth = 6;

    /// <summary>Reads one YAML document. Aliases, several documents and duplicate keys are refused.</summary>
    /// <param name="maxDepth">How many levels may stand inside one another.</param>
    /// <exception cref="YamlFaultException">The text is not the YAML that content may hold.</exception>
    public static YamlTree Parse(string yaml, int maxDepth = FrontMatterDepth)
    {
        var parser = new Parser(new StringReader(yaml));
        try
        {
            parser.Consume<StreamStart>();
            if (parser.TryConsume<StreamEnd>(out _))
            {
                return new Map(new Dictionary<string, YamlTree>(), 1);
            }

            parser.Consume<DocumentStart>();
            var tree = Node(parser, maxDepth);
            parser.Consume<DocumentEnd>();
            return parser.Accept<StreamEnd>(out _) ? tree : throw new YamlFaultException(1, "it holds more than one YAML document");
        }
        catch (YamlException fault)
        {
            throw new YamlFaultException((int)fault.Start.Line, fault.Message.ReplaceLineEndings(" "));
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException or IndexOutOfRangeException or FormatException or OverflowException)
        {
            // YamlDotNet 18 falls over some broken files, such as a list that is left open, instead of refusing them.
            throw new YamlFaultException((int)(parser.Current?.End.Line ?? 1), "it is not YAML: something is left open or stands where it cannot");
        }
    }

    private static YamlTree Node(Parser parser, int depthLeft)
    {
        var line = (int)(parser.Current?.Start.Line ?? 1);
        if (depthLeft < 0)
        {
            throw new YamlFaultException(line, "nested too deeply");
        }

        if (parser.TryConsume<YamlDotNet.Core.Events.Scalar>(out var scalar))
        {
            return new Scalar(scalar.Value, line);
        }

        if (parser.TryConsume<SequenceStart>(out _))
        {
            return ListOf(parser, depthLeft, line);
        }

        return parser.TryConsume<MappingStart>(out _)
            ? MapOf(parser, depthLeft, line)
            : throw new YamlFaultException(line, "anchors and aliases (& and *) are not used here; put the value in quotes");
    }

    private static List ListOf(Parser parser, int depthLeft, int line)
    {
        var items = new List<YamlTree>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Node(parser, depthLeft - 1));
        }

        return new List(items, line);
    }

    private static Map MapOf(Parser parser, int depthLeft, int line)
    {
        var entries = new Dictionary<string, YamlTree>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Consume<YamlDotNet.Core.Events.Scalar>();
            if (!entries.TryAdd(key.Value, Node(parser, depthLeft - 1)))
            {
                throw new YamlFaultException((int)key.Start.Line, $"“{key.Value}” stands twice");
            }
        }

        return new Map(entries, line);
    }
}

/// <summary>YAML that cannot be read.</summary>
public sealed class YamlFaultException(int line, string message) : Exception(message)
{
    public int Line { get; } = line;
}
