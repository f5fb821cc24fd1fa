using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core;
using PreventPublic.Core.Web.Forms;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Training;
using PreventPublic.Engagement.Features.Training.Reporting;
using PreventPublic.Engagement.Files;

namespace PreventPublic.Engagement.Features.Manage.Training.SeePeople;

/// <summary>The people behind the report.</summary>
public sealed class IndexModel(IEventDirectory directory, TrainingReports reports, TrainingBook book) : TrainingPage(directory)
{
    /// <summary>More is for the spreadsheet.</summary>
    public const int MostShown = 200;

    public static readonly IReadOnlyList<Choice> Standings = [new("", "Everybody"), new("due", "Due within 90 days"), new("lapsed", "Overdue")];

    [BindProperty(SupportsGet = true)]
    public string Course { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Organisation { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Q { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Show { get; set; } = "";

    public IReadOnlyList<string> Courses { get; private set; } = [];

    public IReadOnlyList<TrainingRecord> People { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() => await ReadAsync() ? Page() : NotFound();

    public Task<IActionResult> OnPostCsvAsync() => FileAsync(rows => Spreadsheet.Csv(rows), Spreadsheet.CsvType, "csv");

    public Task<IActionResult> OnPostXlsxAsync() => FileAsync(rows => Spreadsheet.Xlsx("Training", rows), Spreadsheet.XlsxType, "xlsx");

    private async Task<IActionResult> FileAsync(Func<IEnumerable<IEnumerable<string>>, byte[]> make, string type, string ending)
    {
        if (!await ReadAsync())
        {
            return NotFound();
        }

        await book.NoteExportAsync(Site!, People.Count, Staff, Cancel);
        return File(make(Rows()), type, $"training-people-{Site}.{ending}");
    }

    private IEnumerable<IEnumerable<string>> Rows()
    {
        yield return ["Name", "Organisation", "Role", "E-mail", "Course", "Completed", "Renew by", "Standing", "Kept until"];
        foreach (var record in People)
        {
            yield return
            [
                record.Name, record.Organisation, record.Role, record.Email, record.Course, LocalMoment.Write(record.On), LocalMoment.Write(record.RenewOn),
                Label(TrainingReport.StandingOf(record, Today)), LocalMoment.Write(DateOnly.FromDateTime(record.EraseAt.AddDays(-1))),
            ];
        }
    }

    private async Task<bool> ReadAsync()
    {
        if (!FindCouncil())
        {
            return false;
        }

        Title("People who were trained");
        Courses = await reports.CoursesAsync(Site!, Cancel);
        People = await reports.PeopleAsync(Site!, new TrainingFilter(Course, Organisation, PlainLine.Of(Q), Show), Today, Cancel);
        return true;
    }
}
