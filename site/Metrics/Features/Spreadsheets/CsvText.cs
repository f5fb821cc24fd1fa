using System.Buffers;
using System.Text;

namespace PreventPublic.Metrics.Features.Spreadsheets;

/// <summary>Writes RFC 4180. What people typed stays text in a spreadsheet: nothing is taken for a formula.</summary>
public sealed class CsvText
{
    private static readonly SearchValues<char> ToQuote = SearchValues.Create(",\"\r\n;\t");

    private readonly StringBuilder _text = new("\uFEFF");

    public CsvText Row(params IEnumerable<string?> cells)
    {
        _text.AppendJoin(',', cells.Select(cell => Quoted(cell ?? ""))).Append("\r\n");
        return this;
    }

    public byte[] Bytes() => Encoding.UTF8.GetBytes(_text.ToString());

    private static string Quoted(string cell)
    {
        var safe = CsvTable.IsFormula(cell) ? "'" + cell : cell;
        return safe.AsSpan().ContainsAny(ToQuote) || safe.Length == 0 || safe != safe.Trim() ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
