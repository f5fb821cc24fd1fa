using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Access;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Words;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Events.Directory;

namespace PreventPublic.Engagement.Features.Manage.Events.SeeSession;

/// <summary>One date at a glance: places, the list, what people need, who they are.</summary>
public sealed class IndexModel(IEventDirectory events, Rolls rolls, Trail trail, WordBook words) : SessionPage(events, rolls)
{
    private static readonly RegistrationState[] Hidden = [RegistrationState.Cancelled, RegistrationState.Declined, RegistrationState.Lapsed, RegistrationState.Refused];

    [BindProperty(SupportsGet = true)]
    public string Q { get; set; } = "";

    /// <summary>Also those who are not coming any more.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Everybody { get; set; }

    public IEnumerable<RollLine> Shown => Roll.Lines.Where(line => (Everybody || !Hidden.Contains(line.Registration.State)) && People.Matches(line.Registration, Q));

    public IEnumerable<(Registration Registration, string Need)> Needs =>
        Roll.Lines.Where(line => line.Registration.Holds).Select(line => (line.Registration, People.AnswerOf(line.Registration, "access"))).Where(pair => pair.Item2.Length > 0);

    /// <summary>Heads registered on each day, oldest first.</summary>
    public IEnumerable<(DateOnly Day, int Heads)> ByDay =>
        Roll.Lines.GroupBy(line => DateOnly.FromDateTime(line.Registration.CreatedAt)).Select(day => (day.Key, day.Sum(line => line.Registration.Party))).OrderBy(day => day.Key);

    public async Task<IActionResult> OnGetAsync(string key, string date) => await FindAsync(key, date, "") ? Page() : NotFound();

    public async Task<IActionResult> OnPostCsvAsync(string key, string date) => await ExportAsync(key, date, (roll, fields) => File(PeopleFile.Csv(roll, fields), "text/csv; charset=utf-8", $"{key}-{date}.csv"));

    public async Task<IActionResult> OnPostXlsxAsync(string key, string date) =>
        await ExportAsync(key, date, (roll, fields) => File(PeopleFile.Xlsx(roll, fields), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"{key}-{date}.xlsx"));

    /// <summary>A file of people leaves the site only with a line in the audit trail.</summary>
    private async Task<IActionResult> ExportAsync(string key, string date, Func<SessionRoll, IReadOnlyList<Features.Events.Forms.FormField>, IActionResult> file)
    {
        if (!await FindAsync(key, date, ""))
        {
            return NotFound();
        }

        await trail.RecordAsync(Staff, "event.exported", Key, $"{Roll.Lines.Count} registrations", Cancel);
        return file(Roll, [.. Features.Events.Forms.RegistrationFields.Extras(Event.Rules, words[Language.English])]);
    }
}
