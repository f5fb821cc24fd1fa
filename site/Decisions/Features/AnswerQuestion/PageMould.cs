using System.IO.Pipelines;
using System.Text;

namespace PreventPublic.Decisions.Features.AnswerQuestion;

/// <summary>A page as bytes with places left open, to be filled for each reader.</summary>
public sealed class PageMould
{
    /// <summary>Nobody can send them in, since nobody knows them before the process starts.</summary>
    private static readonly string Mark = Guid.NewGuid().ToString("N");

    private readonly IReadOnlyList<(byte[] Html, int Place)> _pieces;

    private PageMould(IReadOnlyList<(byte[], int)> pieces) => _pieces = pieces;

    /// <summary>What stands in a page that is being made, for what is filled in later.</summary>
    public static string Open(int place) => $"{Mark}{place}";

    /// <param name="html">A page in which <see cref="Open"/> stands; places are counted from 0 to 9.</param>
    public static PageMould Of(string html)
    {
        var pieces = new List<(byte[], int)>();
        var parts = html.Split(Mark);
        pieces.Add((Encoding.UTF8.GetBytes(parts[0]), -1));
        pieces.AddRange(parts.Skip(1).Select(part => (Encoding.UTF8.GetBytes(part[1..]), part[0] - '0')));
        return new PageMould(pieces);
    }

    /// <param name="filled">By place, in bytes that HTML takes.</param>
    public int Length(IReadOnlyList<byte[]> filled) => _pieces.Sum(piece => piece.Html.Length + (piece.Place < 0 ? 0 : filled[piece.Place].Length));

    public void Write(PipeWriter output, IReadOnlyList<byte[]> filled)
    {
        foreach (var (html, place) in _pieces)
        {
            Write(output, place < 0 ? [] : filled[place]);
            Write(output, html);
        }
    }

    private static void Write(PipeWriter output, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(output.GetSpan(Math.Max(bytes.Length, 1)));
        output.Advance(bytes.Length);
    }
}
