using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Press;

/// <summary>What an enquiry is about, as an officer typed it.</summary>
/// <param name="ReceivedAt">UTC.</param>
/// <param name="DeadlineAt">UTC; null for none.</param>
/// <param name="Owner">Null for nobody.</param>
public sealed record PressDetails(PressKind Kind, string Outlet, string Subject, DateTime ReceivedAt, DateTime? DeadlineAt, Colleague? Owner);

/// <summary>The press log as it is kept: lines are added, changed and moved on. Every change is audited, and counts what it changes.</summary>
public sealed class PressBook(IDbContextFactory<PeopleStore> stores, IEventDirectory directory, PressOptions options, TimeProvider time)
{
    public async Task<PressEnquiry?> FindAsync(string site, Guid id, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await store.PressEnquiries.AsNoTracking().Include(e => e.Steps).FirstOrDefaultAsync(e => e.Site == site && e.Id == id, cancel);
    }

    public async Task<PressEnquiry> AddAsync(string site, PressDetails details, StaffMember staff, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var enquiry = new PressEnquiry { Site = site, Kind = details.Kind, Outlet = details.Outlet, Subject = details.Subject, ReceivedAt = details.ReceivedAt };
        Take(enquiry, details);
        enquiry.Steps.Add(new PressStep { To = PressState.Open, By = staff.Name, At = Now });
        store.Add(enquiry);
        TellOwner(store, enquiry, staff);
        Audit(store, enquiry, "press.logged", staff);
        await store.SaveChangesAsync(cancel);
        return enquiry;
    }

    /// <param name="revision">As the officer saw it.</param>
    /// <returns>False when somebody else changed it in the meantime.</returns>
    public Task<bool> ChangeAsync(string site, Guid id, int revision, PressDetails details, StaffMember staff, CancellationToken cancel) =>
        OnAsync(site, id, revision, "press.changed", staff, (store, enquiry) =>
        {
            var owner = enquiry.OwnerId;
            Take(enquiry, details);
            if (enquiry.OwnerId != owner && enquiry.State == PressState.Open)
            {
                TellOwner(store, enquiry, staff);
            }
        }, cancel);

    /// <param name="at">UTC. When the reply was sent.</param>
    public Task<bool> AnswerAsync(string site, Guid id, int revision, DateTime at, string note, StaffMember staff, CancellationToken cancel) =>
        OnAsync(site, id, revision, "press.answered", staff, (_, enquiry) =>
        {
            enquiry.AnsweredAt = at;
            Move(enquiry, PressState.Answered, note, staff);
        }, cancel);

    /// <param name="to">Declined or missed.</param>
    public Task<bool> CloseAsync(string site, Guid id, int revision, PressState to, string note, StaffMember staff, CancellationToken cancel) =>
        OnAsync(site, id, revision, to == PressState.Declined ? "press.declined" : "press.missed", staff, (_, enquiry) => Move(enquiry, to, note, staff), cancel);

    /// <summary>What it counted for is taken back: its answer and what came of it have to be said again.</summary>
    public Task<bool> ReopenAsync(string site, Guid id, int revision, string note, StaffMember staff, CancellationToken cancel) =>
        OnAsync(site, id, revision, "press.reopened", staff, (_, enquiry) =>
        {
            (enquiry.AnsweredAt, enquiry.Outcome, enquiry.OutcomeOn, enquiry.Coverage) = (null, PressOutcome.Unknown, null, "");
            Move(enquiry, PressState.Open, note, staff);
        }, cancel);

    /// <param name="on">The council's local day.</param>
    public Task<bool> SayOutcomeAsync(string site, Guid id, int revision, PressOutcome outcome, DateOnly? on, string coverage, string note, StaffMember staff, CancellationToken cancel) =>
        OnAsync(site, id, revision, "press.outcome", staff, (_, enquiry) =>
        {
            (enquiry.Outcome, enquiry.OutcomeOn, enquiry.Coverage) = (outcome, on, coverage);
            enquiry.Steps.Add(new PressStep { To = enquiry.State, Outcome = outcome, By = staff.Name, At = Now, Note = note });
        }, cancel);

    private async Task<bool> OnAsync(string site, Guid id, int revision, string action, StaffMember staff, Action<PeopleStore, PressEnquiry> change, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var enquiry = await store.PressEnquiries.Include(e => e.Steps).FirstOrDefaultAsync(e => e.Site == site && e.Id == id, cancel);
        if (enquiry is null || enquiry.Revision != revision)
        {
            return false;
        }

        var zone = directory.Site(site, Language.English)?.Clock.Zone ?? TimeZoneInfo.Utc;
        var before = PressFacts.Of(enquiry, zone);
        change(store, enquiry);
        enquiry.Revision++;
        PressFacts.Post(store, before, PressFacts.Of(enquiry, zone), Now);
        Audit(store, enquiry, action, staff);
        return await store.SavedAsync(cancel);
    }

    private void Take(PressEnquiry enquiry, PressDetails details)
    {
        (enquiry.Kind, enquiry.Outlet, enquiry.Subject, enquiry.ReceivedAt) = (details.Kind, details.Outlet, details.Subject, details.ReceivedAt);
        (enquiry.OwnerId, enquiry.OwnerName) = (details.Owner?.Id, details.Owner?.Name ?? "");
        if (enquiry.DeadlineAt != details.DeadlineAt)
        {
            enquiry.DeadlineAt = details.DeadlineAt;
            enquiry.RemindAt = enquiry.State == PressState.Open ? NextReminder(details.DeadlineAt) : null;
        }
    }

    private void Move(PressEnquiry enquiry, PressState to, string note, StaffMember staff)
    {
        enquiry.State = to;
        enquiry.ClosedAt = to == PressState.Open ? null : Now;
        enquiry.RemindAt = to == PressState.Open ? NextReminder(enquiry.DeadlineAt) : null;
        enquiry.Steps.Add(new PressStep { To = to, By = staff.Name, At = Now, Note = note });
    }

    /// <summary>Some hours before, or else when it passes; whoever logs or opens again what has passed knows it.</summary>
    private DateTime? NextReminder(DateTime? deadline) =>
        deadline is not { } due || due <= Now ? null : due.AddHours(-options.RemindHoursBefore) is var soon && soon > Now ? soon : due;

    private void TellOwner(PeopleStore store, PressEnquiry enquiry, StaffMember by)
    {
        if (enquiry.OwnerId is { } owner && owner != by.Id)
        {
            store.Post(StaffNotice.Kind, new StaffNotice(owner, enquiry.Site, $"A press enquiry is yours: {enquiry.Outlet}",
                $"{by.Name} put you down to answer {enquiry.Outlet} about: {enquiry.Subject}.", PressLinks.Of(enquiry.Site, enquiry.Id), Permissions.BulletinsManage), Now);
        }
    }

    private void Audit(PeopleStore store, PressEnquiry enquiry, string action, StaffMember staff) =>
        store.Post(AuditLine.Kind, new AuditLine(staff.Id, staff.Name, action, enquiry.Site, $"press/{enquiry.Id}", Now), Now);

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}
