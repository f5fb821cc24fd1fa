using System.Globalization;
using CsvHelper;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;
using PreventPublic.Staff.Store;

namespace PreventPublic.Staff.Features.Manage.AuditTrail;

/// <summary>Who did what, when. To be read, searched and taken away; nothing here can be changed.</summary>
[Needs(Permissions.AuditRead)]
public sealed class IndexModel(StaffStore store) : ManagePage
{
    public const int PageSize = 50;
    private const int MaxExport = 100_000;

    [BindProperty(SupportsGet = true)]
    public string? Who { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? What { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? Until { get; set; }

    /// <summary>Lines older than this number; null for the newest.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    public IReadOnlyList<AuditRecord> Lines { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Title("Audit trail");
        Lines = await Found().Where(line => Before == null || line.Number < Before).OrderByDescending(line => line.Number).Take(PageSize + 1).ToListAsync(Cancel);
    }

    public async Task<IActionResult> OnGetExportAsync()
    {
        using var text = new StringWriter();
        await using (var csv = new CsvWriter(text, new CsvHelper.Configuration.CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = CsvHelper.Configuration.InjectionOptions.Escape }))
        {
            await csv.WriteRecordsAsync(Found().OrderBy(line => line.Number).Take(MaxExport).AsAsyncEnumerable(), Cancel);
        }

        return File(System.Text.Encoding.UTF8.GetBytes("\uFEFF" + text), "text/csv; charset=utf-8", "audit-trail.csv");
    }

    /// <summary>An administrator of some sites sees the lines of those sites.</summary>
    private IQueryable<AuditRecord> Found()
    {
        var lines = store.AuditTrail.AsNoTracking();
        if (!Staff.May(Permissions.AuditRead, StaffMember.EverySite))
        {
            var mine = Staff.Sites.Where(site => Staff.May(Permissions.AuditRead, site)).ToArray();
            lines = lines.Where(line => mine.Contains(line.Site));
        }

        var (who, what) = (Who?.Trim().ToLowerInvariant(), What?.Trim().ToLowerInvariant());
        var (from, until) = (From?.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), Until?.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
#pragma warning disable CA1304, CA1311, CA1862 // Translated to SQL, where there is no culture.
        return lines.Where(line => (string.IsNullOrEmpty(who) || line.StaffName.ToLower().Contains(who))
            && (string.IsNullOrEmpty(what) || line.Subject.ToLower().Contains(what) || line.Action.Contains(what) || line.Note.ToLower().Contains(what))
            && (from == null || line.At >= from) && (until == null || line.At < until));
#pragma warning restore CA1304, CA1311, CA1862
    }
}
