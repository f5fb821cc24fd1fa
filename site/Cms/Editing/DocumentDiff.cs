using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.DiffBuilder;
using ChangeType = DiffPlex.DiffBuilder.Model.ChangeType;

namespace PreventPublic.Cms.Editing;

/// <summary>A stretch of a line that is the same on both sides, or not.</summary>
public sealed record DiffPiece(string Text, bool Changed);

/// <summary>A line on either side; a side that has nothing there is empty.</summary>
public sealed record DiffRow(IReadOnlyList<DiffPiece> Before, IReadOnlyList<DiffPiece> After)
{
    public bool Changed => Before.Any(piece => piece.Changed) || After.Any(piece => piece.Changed);
}

/// <summary>What differs between two texts of an entry, line by line and word by word.</summary>
public static class DocumentDiff
{
    /// <summary>Unchanged lines kept around a change.</summary>
    private const int Around = 2;

    public static IReadOnlyList<DiffRow> Of(string before, string after)
    {
        var model = new SideBySideDiffBuilder(new Differ(), new LineChunker(), new DelimiterChunker([' ', ',', '.', ';', ':', '(', ')', '[', ']'])).BuildDiffModel(before, after);
        var rows = model.OldText.Lines.Zip(model.NewText.Lines, (old, now) => new DiffRow(Pieces(old), Pieces(now))).ToList();
        return Near(rows);
    }

    private static List<DiffPiece> Pieces(DiffPlex.DiffBuilder.Model.DiffPiece line) => line.Type switch
    {
        ChangeType.Imaginary => [],
        ChangeType.Unchanged => [new DiffPiece(line.Text ?? "", false)],
        ChangeType.Modified when line.SubPieces.Count > 0 =>
            [.. line.SubPieces.Where(piece => piece.Text is not null).Select(piece => new DiffPiece(piece.Text, piece.Type != ChangeType.Unchanged))],
        _ => [new DiffPiece(line.Text ?? "", true)],
    };

    /// <summary>The changes with a little of what stands around them.</summary>
    private static List<DiffRow> Near(List<DiffRow> rows)
    {
        var shown = new bool[rows.Count];
        for (var at = 0; at < rows.Count; at++)
        {
            for (var near = Math.Max(0, at - Around); rows[at].Changed && near <= Math.Min(rows.Count - 1, at + Around); near++)
            {
                shown[near] = true;
            }
        }

        return [.. rows.Where((_, at) => shown[at])];
    }
}
