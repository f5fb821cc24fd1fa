using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Training;
using PreventPublic.Engagement.Features.Training.Reporting;

namespace PreventPublic.Engagement.Features.Manage.Training.KeepOrganisation;

/// <summary>How many people of an organisation are to do each course, and its name.</summary>
public sealed class IndexModel(IEventDirectory directory, TrainingReports reports, TrainingBook book) : TrainingPage(directory)
{
    [BindProperty(SupportsGet = true)]
    public string Name { get; set; } = "";

    [BindProperty]
    public string To { get; set; } = "";

    [BindProperty]
    public string Course { get; set; } = "";

    [BindProperty]
    public string People { get; set; } = "";

    public IReadOnlyList<string> Courses { get; private set; } = [];

    public IReadOnlyList<OrganisationLine> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await ReadAsync())
        {
            return NotFound();
        }

        (To, Course) = (Name, Courses.Count > 0 ? Courses[0] : "");
        return Page();
    }

    public async Task<IActionResult> OnPostNeedAsync()
    {
        if (!await ReadAsync())
        {
            return NotFound();
        }

        CheckName(nameof(Name), Name);
        if (PlainLine.Of(Course).Length is 0 or > TrainingRecord.MaxCourse)
        {
            Wrong(nameof(Course), "Say which course");
        }

        if (!int.TryParse(People.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var people) || people > TrainingNeed.Most)
        {
            Wrong(nameof(People), $"Enter how many people as a whole number up to {TrainingNeed.Most:N0}; 0 when it is not known any more");
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        await book.SetNeedAsync(Site!, PlainLine.Of(Course), PlainLine.Of(Name), people, Staff, Cancel);
        return GoTo(TrainingLinks.Organisation(Site!, PlainLine.Of(Name)), "Saved.");
    }

    public async Task<IActionResult> OnPostRenameAsync()
    {
        if (!await ReadAsync())
        {
            return NotFound();
        }

        CheckName(nameof(To), To);
        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        var changed = await book.RenameAsync(Site!, Name, PlainLine.Of(To), Staff, Cancel);
        return GoTo(TrainingLinks.Organisation(Site!, PlainLine.Of(To)), changed == 1 ? "1 record has the new name." : $"{changed} records have the new name.");
    }

    private void CheckName(string field, string name)
    {
        if (PlainLine.Of(name).Length is 0 or > TrainingRecord.MaxOrganisation)
        {
            Wrong(field, $"Enter the organisation's name in {TrainingRecord.MaxOrganisation} characters or fewer");
        }
    }

    private async Task<bool> ReadAsync()
    {
        if (!FindCouncil())
        {
            return false;
        }

        Title(PlainLine.Of(Name).Length > 0 ? PlainLine.Of(Name) : "An organisation");
        Courses = [.. (await reports.CoursesAsync(Site!, Cancel)).Union(Taught.Select(rules => rules.Course), StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];
        var key = OrganisationName.KeyOf(Name);
        Lines = key.Length == 0 ? [] : [.. (await reports.OrganisationsAsync(Site!, "", Today, Cancel)).Where(line => OrganisationName.KeyOf(line.Organisation) == key)];
        return true;
    }
}
