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
        Roll.Lines.GroupBy(line => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(line.Registration.CreatedAt, Council.Clock.Zone))).Select(day => (day.Key, day.Sum(line => line.Registration.Party))).OrderBy(day => day.Key);

    /// <summary>How people registered, and in which language: heads, most first.</summary>
    public IReadOnlyList<(string Source, int Heads)> Sources { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string key, string date)
    {
        if (!await FindAsync(key, date, ""))
        {
            return NotFound();
        }

        var bySelf = Roll.Session is { } session ? await Rolls.BySelfAsync(session, Cancel) : new HashSet<Guid>();
        Sources = [.. Roll.Lines.GroupBy(line => SourceOf(line.Registration, bySelf)).Select(group => (group.Key, group.Sum(line => line.Registration.Party))).OrderByDescending(source => source.Item2)];
        return Page();
    }

    private static string SourceOf(Registration registration, IReadOnlySet<Guid> bySelf) => bySelf.Contains(registration.Id)
        ? $"On the site, in {Language.Find(registration.Language)?.EnglishName ?? registration.Language}"
        : registration.Email.Length == 0 && registration.Phone.Length == 0 ? "At the door, or by an officer without an address" : "By an officer";

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
