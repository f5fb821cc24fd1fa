using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Training.Reporting;
using PreventPublic.Engagement.Files;

namespace PreventPublic.Engagement.Features.Manage.Training;

/// <summary>Who has completed what, by organisation, and how many are still to do it.</summary>
public sealed class IndexModel(IEventDirectory directory, TrainingReports reports) : TrainingPage(directory)
{
    [BindProperty(SupportsGet = true)]
    public string Course { get; set; } = "";

    public IReadOnlyList<string> Courses { get; private set; } = [];

    public IReadOnlyList<OrganisationLine> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() => await ReadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnGetCsvAsync() => await ReadAsync() ? File(Spreadsheet.Csv(Rows()), Spreadsheet.CsvType, $"training-{Site}.csv") : NotFound();

    private IEnumerable<IEnumerable<string>> Rows()
    {
        yield return ["Course", "Organisation", "People to do it", "In date", "Percent complete", "Due within 90 days", "Overdue", "Last done"];
        foreach (var line in Lines)
        {
            yield return [line.Course, line.Organisation, Number(line.Need), Number(line.Current), Number(line.Complete), Number(line.Due), Number(line.Lapsed), LocalMoment.Write(line.LastOn)];
        }
    }

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private async Task<bool> ReadAsync()
    {
        if (!FindCouncil())
        {
            return false;
        }

        Title("Training");
        Courses = await reports.CoursesAsync(Site!, Cancel);
        Lines = await reports.OrganisationsAsync(Site!, Course, Today, Cancel);
        return true;
    }
}
