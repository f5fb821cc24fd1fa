using System.Globalization;
using PreventPublic.Metrics.Features.Spreadsheets;

namespace PreventPublic.Metrics.Features.ActionPlan;

/// <summary>Reads actions out of a file. All of it is right, or nothing is taken.</summary>
public static class ActionImport
{
    public const string Kind = "actions";

    public static readonly IReadOnlyList<(string Field, string Label, bool Needed, string[] Guesses)> Fields =
    [
        ("reference", "Reference", true, ["reference", "ref", "no", "number", "id"]),
        ("title", "Action", true, ["action", "activity", "title", "what"]),
        ("objective", "Objective", true, ["objective", "aim", "priority"]),
        ("owner", "Owner: a role or organisation", true, ["owner", "lead", "who"]),
        ("budget", "Budget", false, ["budget", "cost"]),
        ("due", "Due", false, ["due", "by", "deadline", "target date"]),
        ("status", "Status", false, ["status", "progress", "state"]),
        ("on", "Done on", false, ["done on", "completed on", "date done"]),
        ("evidence", "Evidence", false, ["evidence", "update", "comment"]),
        ("risks", "Risks", false, ["risk", "risks"]),
    ];

    /// <param name="objectives">Ids and titles; a file may use either.</param>
    public static (IReadOnlyList<ActionEntry> Entries, IReadOnlyList<RowFault> Faults) Read(
        CsvTable table, IReadOnlyDictionary<string, string> columns, IReadOnlyList<(string Id, string Title)> objectives, DateOnly today)
    {
        var (entries, faults, lines) = (new List<ActionEntry>(), new List<RowFault>(), new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase));
        foreach (var (line, cells) in table.Rows)
        {
            string Cell(string field) => table.Cell(cells, columns.GetValueOrDefault(field));
            var named = Cell("objective");
            var objective = objectives.FirstOrDefault(one => string.Equals(one.Id, named, StringComparison.OrdinalIgnoreCase) || string.Equals(one.Title, named, StringComparison.OrdinalIgnoreCase)).Id ?? named;
            var (due, dueOk) = DayOf(Cell("due"));
            var (on, onOk) = DayOf(Cell("on"));
            var status = ActionWords.Read(Cell("status"));
            if (!dueOk || !onOk)
            {
                faults.Add(new RowFault(line, $"“{(dueOk ? Cell("on") : Cell("due"))}” is no date. Write it as 30/11/2026 or 2026-11-30"));
            }

            if (status is null)
            {
                faults.Add(new RowFault(line, $"“{Cell("status")}” is no status. Write planned, under way, done or stopped"));
            }

            var entry = new ActionEntry(Cell("reference"), Cell("title"), objective, Cell("owner"), Cell("budget"), due, Cell("risks"), status ?? ActionStatus.Planned, on, Cell("evidence"));
            faults.AddRange(ActionBook.Problems(entry, [.. objectives.Select(one => one.Id)], today).Select(problem => new RowFault(line, problem.Message)));
            faults.AddRange(new[] { entry.Title, entry.Owner, entry.Budget, entry.Evidence, entry.Risks }.Where(CsvTable.IsFormula).Select(cell => new RowFault(line, $"“{(cell.Length <= 40 ? cell : cell[..40] + "…")}” begins like a formula. Write it as text")));
            if (!lines.TryAdd(entry.Reference, line))
            {
                faults.Add(new RowFault(line, $"“{entry.Reference}” stands already in line {lines[entry.Reference]}"));
            }

            entries.Add(entry);
        }

        return (entries, faults);
    }

    public static (DateOnly? Day, bool Ok) DayOf(string text)
    {
        if (text.Trim().Length == 0)
        {
            return (null, true);
        }

        var ok = DateOnly.TryParseExact(text.Trim(), ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy", "d MMMM yyyy"], Core.Languages.Language.English.Culture, DateTimeStyles.None, out var day);
        return (ok ? day : null, ok);
    }
}
