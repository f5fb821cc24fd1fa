using System.Globalization;
using PreventPublic.Metrics.Features.Spreadsheets;
using PreventPublic.Metrics.Strategy;

namespace PreventPublic.Metrics.Features.Measurements;

/// <summary>Reads figures out of a file. All of it is right, or nothing is taken.</summary>
public static class FigureImport
{
    public const string Kind = "figures";

    public static readonly IReadOnlyList<(string Field, string Label, bool Needed, string[] Guesses)> Fields =
    [
        ("figure", "Which figure", true, ["figure", "indicator", "measure", "kpi"]),
        ("month", "Month", true, ["month", "period", "date"]),
        ("value", "Value", true, ["value", "number", "count", "result", "actual"]),
        ("evidence", "Evidence", true, ["evidence", "source", "link"]),
        ("reason", "Why it is corrected", false, ["reason", "correction", "why"]),
    ];

    /// <param name="columns">Field to heading.</param>
    /// <param name="known">How many measurements there are, by figure and month.</param>
    /// <param name="today">The council's local day.</param>
    public static (IReadOnlyList<Entry> Entries, IReadOnlyList<RowFault> Faults) Read(
        CsvTable table, IReadOnlyDictionary<string, string> columns, Plan plan, Func<string, string> titleOf, IReadOnlyDictionary<(string, DateOnly), int> known, DateOnly today)
    {
        var (entries, faults, lines) = (new List<Entry>(), new List<RowFault>(), new Dictionary<(string, DateOnly), int>());
        foreach (var (line, cells) in table.Rows)
        {
            string Cell(string field) => table.Cell(cells, columns.GetValueOrDefault(field));
            if (Indicator(plan, titleOf, Cell("figure"), out var wrong) is not { } indicator || !TryMonth(Cell("month"), out var month, out wrong) || !TryValue(Cell("value"), out var value, out wrong))
            {
                faults.Add(new RowFault(line, wrong));
                continue;
            }

            if (lines.TryGetValue((indicator.Id, month), out var before))
            {
                faults.Add(new RowFault(line, $"“{titleOf(indicator.Id)}” for {month:yyyy-MM} stands already in line {before}"));
                continue;
            }

            lines[(indicator.Id, month)] = line;
            var entry = new Entry(indicator.Id, month, value, Cell("evidence"), Cell("reason"), known.GetValueOrDefault((indicator.Id, month)), Origin.Imported);
            faults.AddRange(Measuring.Problems(indicator, entry, today).Select(problem => new RowFault(line, problem.Message)));
            faults.AddRange(new[] { entry.Evidence, entry.Reason }.Where(CsvTable.IsFormula).Select(cell => new RowFault(line, $"“{Cut(cell)}” begins like a formula. Write it as text")));
            entries.Add(entry);
        }

        return (entries, faults);
    }

    /// <summary>2026-11, 2026-11-30, 30/11/2026, November 2026 or Nov 2026.</summary>
    public static bool TryMonth(string text, out DateOnly month, out string wrong)
    {
        string[] patterns = ["yyyy-MM", "yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy", "MM/yyyy", "MMMM yyyy", "MMM yyyy", "MMM-yy"];
        var ok = DateOnly.TryParseExact(text, patterns, Core.Languages.Language.English.Culture, DateTimeStyles.None, out var day);
        month = ok ? Months.Of(day) : default;
        wrong = ok ? "" : $"“{Cut(text)}” is no month. Write it as 2026-11 or November 2026";
        return ok;
    }

    private static bool TryValue(string text, out double value, out string wrong)
    {
        var ok = double.TryParse(text.Replace("%", "", StringComparison.Ordinal).Replace("£", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out value);
        wrong = ok ? "" : $"“{Cut(text)}” is no number";
        return ok;
    }

    private static Indicator? Indicator(Plan plan, Func<string, string> titleOf, string name, out string wrong)
    {
        var found = plan.Indicators.FirstOrDefault(one => string.Equals(one.Id, name, StringComparison.OrdinalIgnoreCase) || string.Equals(titleOf(one.Id), name, StringComparison.OrdinalIgnoreCase));
        wrong = found is not null ? "" : Referrals.AreIn(name) ? Referrals.Why : $"there is no figure “{Cut(name)}”";
        return found;
    }

    private static string Cut(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
