using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using PreventPublic.Metrics.Features.Spreadsheets;

namespace PreventPublic.Metrics.Features.Manage.Import;

/// <summary>A file, then what its columns mean, then all of it or nothing. The file stays on the screen, so that its faults can be put right there.</summary>
[RequestSizeLimit(MaxRequest)]
[RequestFormLimits(MultipartBodyLengthLimit = MaxRequest, ValueLengthLimit = MaxRequest)]
public abstract class ImportPage(Mappings mappings) : FigurePage
{
    private const int MaxRequest = 3 * CsvTable.MaxBytes;

    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty]
    public string Csv { get; set; } = "";

    [BindProperty]
    public Dictionary<string, string> Columns { get; set; } = [];

    public CsvTable? Table { get; private set; }

    public IReadOnlyList<RowFault> Faults { get; protected set; } = [];

    public abstract string Kind { get; }

    public abstract IReadOnlyList<(string Field, string Label, bool Needed, string[] Guesses)> Fields { get; }

    public abstract string Back { get; }

    public abstract string Heading { get; }

    public void OnGet() => Title(Heading);

    public async Task<IActionResult> OnPostLookAsync()
    {
        Title(Heading);
        if (Upload is null || Upload.Length is 0 or > CsvTable.MaxBytes)
        {
            Wrong(nameof(Upload), $"Choose a CSV file of at most {CsvTable.MaxBytes / 1024} KB");
            return Invalid(Upload?.Length > CsvTable.MaxBytes ? StatusCodes.Status413PayloadTooLarge : 422);
        }

        using var bytes = new MemoryStream();
        await Upload.CopyToAsync(bytes, Cancel);
        if (CsvTable.TextOf(bytes.ToArray()) is not { } text)
        {
            Wrong(nameof(Upload), "The file's letters cannot be read. In a spreadsheet, choose “Save as”, “CSV UTF-8”, and send that");
            return Invalid();
        }

        ModelState.Clear();
        Csv = text;
        if (!Read())
        {
            return Invalid();
        }

        Columns = await mappings.GuessAsync(Site!, Kind, Table!.Headings, Fields, Cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostTakeAsync()
    {
        Title(Heading);
        if (!Read())
        {
            return Invalid();
        }

        foreach (var (field, label, needed, _) in Fields.Where(one => one.Needed && !Table!.Headings.Contains(Columns.GetValueOrDefault(one.Field) ?? "")))
        {
            Wrong($"Columns[{field}]", $"Choose the column for “{label}”");
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        var (done, faults, conflict) = await TakeAsync(Table!);
        if (done is not null)
        {
            await mappings.RememberAsync(Site!, Kind, Columns, Staff.Name, Cancel);
            return GoTo(Back, done);
        }

        Faults = faults;
        Wrong(nameof(Csv), conflict ? "Somebody else has changed one of these meanwhile. Nothing was taken; try again" : $"Nothing was taken: {faults.Count} {(faults.Count == 1 ? "thing is" : "things are")} wrong with the file");
        return Invalid(conflict ? StatusCodes.Status409Conflict : 422);
    }

    /// <returns>What to say when all was taken; otherwise what is wrong.</returns>
    protected abstract Task<(string? Done, IReadOnlyList<RowFault> Faults, bool Conflict)> TakeAsync(CsvTable table);

    private bool Read()
    {
        Table = CsvTable.Read(Csv, out var fault);
        if (Table is null)
        {
            Wrong(Csv.Length == 0 ? nameof(Upload) : nameof(Csv), fault);
        }

        return Table is not null;
    }
}
