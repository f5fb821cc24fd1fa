using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Events.Keeping;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Partners;

/// <summary>What is said of a partner, as an officer typed it.</summary>
public sealed record PartnerDetails(PartnerKind Kind, string Role, string Body, DateOnly ReviewOn, IReadOnlyList<PartnerWords> Words);

/// <summary>Champions and partners as they are kept. Every change is a step with who and when, and audited; no step and no audit line holds a name. Who came and went is counted.</summary>
public sealed class PartnerBook(IDbContextFactory<PeopleStore> stores, IEventDirectory directory, TimeProvider time)
{
    /// <summary>By kind, then in the order of the alphabet.</summary>
    public async Task<IReadOnlyList<Partner>> AllAsync(string site, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var all = await store.Partners.AsNoTracking().Include(p => p.Consent).Where(p => p.Site == site).ToListAsync(cancel);
        return [.. all.OrderBy(p => p.Kind).ThenBy(p => p.Body, StringComparer.OrdinalIgnoreCase).ThenBy(p => p.Role, StringComparer.OrdinalIgnoreCase)];
    }

    public async Task<Partner?> FindAsync(string site, Guid id, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await Whole(store).AsNoTracking().FirstOrDefaultAsync(p => p.Site == site && p.Id == id, cancel);
    }

    public async Task<Partner> AddAsync(string site, PartnerDetails details, StaffMember staff, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var partner = new Partner { Site = site, Kind = details.Kind, Role = details.Role, Body = details.Body, ReviewOn = details.ReviewOn };
        partner.Words.AddRange(details.Words);
        partner.Steps.Add(StepOf("added", staff.Name));
        store.Add(partner);
        PartnerFacts.Post(store, PartnerFacts.Registered, partner, DayOf(site, Now), Now);
        Audit(store, partner, "partner.added", staff);
        await store.SaveChangesAsync(cancel);
        return partner;
    }

    /// <param name="revision">As the officer saw it.</param>
    /// <returns>False when somebody else changed it in the meantime.</returns>
    public Task<bool> ChangeAsync(string site, Guid id, int revision, PartnerDetails details, StaffMember staff, CancellationToken cancel) =>
        OnAsync(site, id, revision, "partner.changed", "changed", staff, (store, partner) =>
        {
            Recount(store, partner, details.Kind);
            (partner.Role, partner.Body, partner.ReviewOn) = (details.Role, details.Body, details.ReviewOn);
            store.RemoveRange(partner.Words);
            partner.Words.Clear();
            partner.Words.AddRange(details.Words);
        }, cancel);

    public Task<bool> MoveAsync(string site, Guid id, int revision, PartnerState to, StaffMember staff, CancellationToken cancel) =>
        OnAsync(site, id, revision, to == PartnerState.Published ? "partner.published" : "partner.hidden", to == PartnerState.Published ? "published" : "taken off the public page", staff, (_, partner) => partner.State = to, cancel);

    /// <summary>Somebody looked, and it is still so.</summary>
    public Task<bool> ReviewAsync(string site, Guid id, int revision, DateOnly next, StaffMember staff, CancellationToken cancel) =>
        OnAsync(site, id, revision, "partner.reviewed", $"reviewed; next by {next:d MMMM yyyy}", staff, (_, partner) => partner.ReviewOn = next, cancel);

    /// <summary>Takes the place of what was agreed before.</summary>
    public Task<bool> ConsentAsync(string site, Guid id, int revision, PartnerConsent consent, StaffMember staff, CancellationToken cancel) =>
        OnAsync(site, id, revision, "partner.consent-recorded", $"consent recorded, until {consent.Until:d MMMM yyyy}", staff, (store, partner) =>
        {
            if (partner.Consent is not null)
            {
                store.Remove(partner.Consent);
            }

            partner.Consent = consent;
        }, cancel);

    /// <summary>Forgets the name and the address at once, whatever else was changed meanwhile.</summary>
    /// <returns>False when there was none.</returns>
    public async Task<bool> WithdrawAsync(string site, Guid id, StaffMember staff, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        await using var transaction = await store.Database.BeginTransactionAsync(cancel);
        var erased = await store.PartnerConsents.Where(c => c.PartnerId == id && store.Partners.Any(p => p.Id == id && p.Site == site)).ExecuteDeleteAsync(cancel);
        if (erased > 0 && await store.Partners.FirstOrDefaultAsync(p => p.Id == id, cancel) is { } partner)
        {
            await store.Partners.Where(p => p.Id == id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Revision, p => p.Revision + 1), cancel);
            store.Add(new PartnerStep { PartnerId = id, What = "consent withdrawn, name erased", By = staff.Name, At = Now });
            store.Add(new Erasure { What = "a partner's name", By = staff.Name, At = Now, Count = erased });
            Audit(store, partner, "partner.consent-withdrawn", staff);
            await store.SaveChangesAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
        await store.EmptyLogAsync(cancel);
        return erased > 0;
    }

    /// <summary>Takes it off the register, with its name and its history.</summary>
    public async Task<bool> RemoveAsync(string site, Guid id, int revision, StaffMember staff, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        if (await Whole(store).FirstOrDefaultAsync(p => p.Site == site && p.Id == id, cancel) is not { } partner || partner.Revision != revision)
        {
            return false;
        }

        if (partner.Consent is not null)
        {
            store.Add(new Erasure { What = "a partner's name", By = staff.Name, At = Now, Count = 1 });
        }

        store.Remove(partner);
        PartnerFacts.Post(store, PartnerFacts.Withdrawn, partner, DayOf(site, Now), Now);
        Audit(store, partner, "partner.removed", staff);
        if (!await store.SavedAsync(cancel))
        {
            return false;
        }

        await store.EmptyLogAsync(cancel);
        return true;
    }

    private async Task<bool> OnAsync(string site, Guid id, int revision, string action, string what, StaffMember staff, Action<PeopleStore, Partner> change, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        if (await Whole(store).FirstOrDefaultAsync(p => p.Site == site && p.Id == id, cancel) is not { } partner || partner.Revision != revision)
        {
            return false;
        }

        change(store, partner);
        partner.Revision++;
        partner.Steps.Add(StepOf(what, staff.Name));
        Audit(store, partner, action, staff);
        return await store.SavedAsync(cancel);
    }

    /// <summary>Whoever was put down under the wrong kind counts under the right one, on the day on which they came.</summary>
    private void Recount(PeopleStore store, Partner partner, PartnerKind kind)
    {
        if (partner.Kind == kind)
        {
            return;
        }

        var came = DayOf(partner.Site, partner.Steps.Min(step => step.At));
        PartnerFacts.Post(store, PartnerFacts.Registered, partner, came, Now, -1);
        partner.Kind = kind;
        PartnerFacts.Post(store, PartnerFacts.Registered, partner, came, Now);
    }

    private static IQueryable<Partner> Whole(PeopleStore store) => store.Partners.Include(p => p.Words).Include(p => p.Consent).Include(p => p.Steps).AsSplitQuery();

    private PartnerStep StepOf(string what, string by) => new() { What = what, By = by, At = Now };

    private void Audit(PeopleStore store, Partner partner, string action, StaffMember staff) =>
        store.Post(AuditLine.Kind, new AuditLine(staff.Id, staff.Name, action, partner.Site, $"partners/{partner.Id}", Now), Now);

    private DateOnly DayOf(string site, DateTime utc) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, directory.Site(site, Language.English)?.Clock.Zone ?? TimeZoneInfo.Utc));

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}
