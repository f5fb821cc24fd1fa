using DiffPlex;
using DiffPlex.Chunkers;
using PreventPublic.Cms.Files;

namespace PreventPublic.Cms.Changed;

/// <summary>How much of a text is another text.</summary>
public static class ChangedWords
{
    private static readonly CustomFunctionChunker Words = new(text => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Words that came or went, whichever is more, of the title, the summary and the body. Moved spaces and line ends are no change.</summary>
    public static int Between(Document before, Document after) =>
        new Differ().CreateDiffs(TextOf(before), TextOf(after), ignoreWhiteSpace: true, ignoreCase: false, Words).DiffBlocks.Sum(block => Math.Max(block.DeleteCountA, block.InsertCountB));

    private static string TextOf(Document document) => $"{document.Item.Title}\n{document.Item.Summary}\n{document.Body}";
}
