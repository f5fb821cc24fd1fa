using PreventPublic.Testing;

namespace PreventPublic.Tests.Finding;

/// <summary>A question as somebody might type it, and the entries that answer it.</summary>
public sealed record RealQuestion(string Language, string Text, IReadOnlyList<string> Right);

/// <summary>The relevance set: kept as a file, so that a question that was answered badly is one line more.</summary>
public static class Questions
{
    public static IReadOnlyList<RealQuestion> All { get; } =
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "site", "Tests", "Finding", "questions.tsv")).Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t')).Select(cells => new RealQuestion(cells[0], cells[1], [.. cells[2].Split(' ').Select(Name)])),
    ];

    /// <summary>Pages are written without their folder.</summary>
    private static string Name(string written) =>
        new[] { "contacts/", "events/", "resources/", "updates/" }.Any(folder => written.StartsWith(folder, StringComparison.Ordinal)) ? written : "pages/" + written;
}
