using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace PreventPublic.Metrics.Features.Spreadsheets;

/// <summary>A CSV file as somebody sent it: headings, and rows with the line that each begins on.</summary>
public sealed record CsvTable(IReadOnlyList<string> Headings, IReadOnlyList<(int Line, IReadOnlyList<string> Cells)> Rows)
{
    public const int MaxBytes = 512 * 1024;
    public const int MaxRows = 2000;
    public const int MaxColumns = 60;

    /// <summary>The text of a file; null when it is neither UTF-8 nor UTF-16 with its mark.</summary>
    public static string? TextOf(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return bytes switch
            {
                [0xFF, 0xFE, ..] => new UnicodeEncoding(false, true, true).GetString(bytes[2..]),
                [0xFE, 0xFF, ..] => new UnicodeEncoding(true, true, true).GetString(bytes[2..]),
                [0xEF, 0xBB, 0xBF, ..] => new UTF8Encoding(false, true).GetString(bytes[3..]),
                _ => new UTF8Encoding(false, true).GetString(bytes),
            };
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Reads RFC 4180 with commas, semicolons or tabs.</summary>
    /// <param name="fault">What is wrong with the file as a whole; empty when nothing is.</param>
    public static CsvTable? Read(string text, out string fault)
    {
        fault = "";
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            fault = "This is not a text file. Save it as “CSV UTF-8” and send that";
            return null;
        }

        var rows = new List<(int, IReadOnlyList<string>)>();
        try
        {
            var settings = new CsvConfiguration(CultureInfo.InvariantCulture) { DetectDelimiter = true, DetectDelimiterValues = [",", ";", "\t"], IgnoreBlankLines = true, TrimOptions = TrimOptions.Trim, MaxFieldSize = 20_000 };
            using var parser = new CsvParser(new StringReader(text), settings);
            while (parser.Read())
            {
                rows.Add((parser.RawRow, parser.Record ?? []));
                if (rows.Count > MaxRows + 1 || parser.Record?.Length > MaxColumns)
                {
                    fault = $"The file is too big: at most {MaxRows} rows and {MaxColumns} columns";
                    return null;
                }
            }
        }
        catch (CsvHelperException)
        {
            fault = $"Line {rows.Count + 1} cannot be read. A quotation mark may be missing";
            return null;
        }

        if (rows.Count < 2)
        {
            fault = "The file has no rows below its headings";
            return null;
        }

        var headings = rows[0].Item2;
        if (headings.Any(heading => heading.Length == 0) || headings.Distinct(StringComparer.OrdinalIgnoreCase).Count() != headings.Count)
        {
            fault = "Each column needs a heading of its own in the first line";
            return null;
        }

        return new CsvTable(headings, [.. rows.Skip(1)]);
    }

    /// <summary>A cell by its column's heading; empty where the row is too short.</summary>
    public string Cell(IReadOnlyList<string> cells, string? heading)
    {
        var at = heading is null ? -1 : Headings.ToList().FindIndex(one => string.Equals(one, heading, StringComparison.OrdinalIgnoreCase));
        return at >= 0 && at < cells.Count ? cells[at] : "";
    }

    /// <summary>A cell that a spreadsheet would compute (OWASP, CSV injection).</summary>
    public static bool IsFormula(string cell) => cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r';
}
