using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Web.Forms;
using PreventPublic.Engagement.Features.Bulletins;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Press;
using PreventPublic.Engagement.Files;

namespace PreventPublic.Engagement.Features.Manage.PressLog;

/// <summary>The press log of a site: what came in, what is due, what became of it.</summary>
public sealed class IndexModel(IEventDirectory directory, IColleagues colleagues, PressList list, TimeProvider time) : PressPage(directory, colleagues)
{
    public static readonly IReadOnlyList<Choice> Views = [new("", "Everything"), new("open", "Open"), new("overdue", "Overdue"), new("mine", "Mine")];

    [BindProperty(SupportsGet = true)]
    public string Show { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Month { get; set; } = "";

    public IReadOnlyList<PressEnquiry> Enquiries { get; private set; } = [];

    public int Open { get; private set; }

    public int Overdue { get; private set; }

    public bool IsOverdue(PressEnquiry enquiry) => enquiry.IsOverdue(time.GetUtcNow().UtcDateTime);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindCouncilAsync())
        {
            return NotFound();
        }

        Title("Press log");
        (Open, Overdue) = await list.CountAsync(Site!, Cancel);
        if (FilterOf(out var filter))
        {
            Enquiries = await list.AllAsync(Site!, filter, PressList.Most, Cancel);
            return Page();
        }

        Wrong(nameof(Month), "Enter a month, for example 2026-11, or leave it empty");
        return Invalid();
    }

    /// <summary>What the filter shows, all of it.</summary>
    public async Task<IActionResult> OnGetCsvAsync() => !await FindCouncilAsync() || !FilterOf(out var filter) ? NotFound()
        : File(Spreadsheet.Csv(PressFile.Rows(await list.AllAsync(Site!, filter, int.MaxValue, Cancel), Clock.Zone)), Spreadsheet.CsvType, $"press-log-{Site}.csv");

    private bool FilterOf(out PressFilter filter)
    {
        var month = BulletinMonth.Read(Month.Trim());
        filter = new PressFilter(Show == "open", Show == "overdue", Show == "mine" ? Staff.Id : null, month is { } first ? Start(first.First) : null, month is { } last ? Start(last.Last.AddDays(1)) : null);
        return Month.Trim().Length == 0 || month is not null;
    }

    private DateTime Start(DateOnly day) => Clock.At(day.ToDateTime(TimeOnly.MinValue)).UtcDateTime;
}
