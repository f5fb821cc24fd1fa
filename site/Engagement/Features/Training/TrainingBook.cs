using Microsoft.EntityFrameworkCore;
using PreventPublic.Core;
using PreventPublic.Core.Access;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Training;

/// <summary>Training as an officer typed it.</summary>
/// <param name="KeepMonths">Months from the day of the course until it is erased.</param>
public sealed record TrainingDetails(string Course, DateOnly On, string Name, string Organisation, string Role, string Email, DateOnly? RenewOn, int KeepMonths);

/// <summary>Training records as they are kept. Changes are audited; no audit line holds a name.</summary>
public sealed class TrainingBook(IDbContextFactory<PeopleStore> stores, TimeProvider time)
{
    public async Task<TrainingRecord?> FindAsync(string site, Guid id, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await store.TrainingRecords.AsNoTracking().FirstOrDefaultAsync(r => r.Site == site && r.Id == id, cancel);
    }

    /// <summary>For training that was done elsewhere, or on paper.</summary>
    public async Task AddAsync(string site, TrainingDetails details, StaffMember staff, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var record = new TrainingRecord
        {
            Site = site,
            Course = details.Course,
            On = details.On,
            Name = details.Name,
            Organisation = details.Organisation,
            Role = details.Role,
            Email = details.Email,
            EmailKey = KeyOf(details.Email),
            Language = Core.Languages.Language.EnglishCode,
            RenewOn = details.RenewOn,
            EraseAt = TrainingRecorder.EraseAtOf(details.On, details.KeepMonths),
            By = staff.Name,
            At = Now,
        };
        store.Add(record);
        store.PostCompleted(record, Now);
        Audit(store, site, $"training/{record.Id}", "training.added", staff);
        await store.SaveChangesAsync(cancel);
    }

    /// <param name="revision">As the officer saw it.</param>
    /// <returns>False when somebody else changed it in the meantime.</returns>
    public Task<bool> ChangeAsync(string site, Guid id, int revision, TrainingDetails details, StaffMember staff, CancellationToken cancel) =>
        OnAsync(site, id, revision, "training.changed", staff, (store, record) =>
        {
            store.PostCompleted(record, Now, -1);
            // A day that moves on is reminded of again.
            var asBefore = record.RenewOn == details.RenewOn;
            (record.Course, record.On, record.Name, record.Organisation, record.Role) = (details.Course, details.On, details.Name, details.Organisation, details.Role);
            (record.Email, record.EmailKey, record.RenewOn) = (details.Email, KeyOf(details.Email), details.RenewOn);
            (record.EraseAt, record.By, record.At) = (TrainingRecorder.EraseAtOf(details.On, details.KeepMonths), staff.Name, Now);
            record.RemindedAt = asBefore ? record.RemindedAt : null;
            record.Revision++;
            store.PostCompleted(record, Now);
        }, cancel);

    /// <returns>False when somebody else changed it in the meantime.</returns>
    public async Task<bool> RemoveAsync(string site, Guid id, int revision, StaffMember staff, CancellationToken cancel)
    {
        var removed = await OnAsync(site, id, revision, "training.removed", staff, (store, record) =>
        {
            store.PostCompleted(record, Now, -1);
            store.Remove(record);
        }, cancel);
        await using var store = await stores.CreateDbContextAsync(cancel);
        await store.EmptyLogAsync(cancel);
        return removed;
    }

    /// <summary>Gives an organisation another name on all of its records, so that two spellings become one.</summary>
    /// <returns>How many records have it now that had the other.</returns>
    public async Task<int> RenameAsync(string site, string from, string to, StaffMember staff, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var (key, changed) = (OrganisationName.KeyOf(from), 0);
        foreach (var record in (await store.TrainingRecords.Where(r => r.Site == site).ToListAsync(cancel)).Where(r => OrganisationName.KeyOf(r.Organisation) == key))
        {
            (record.Organisation, changed) = (to, changed + 1);
            record.Revision++;
        }

        await MoveNeedsAsync(store, site, key, to, cancel);
        Audit(store, site, "training", "training.organisation-renamed", staff, $"“{from}” is now “{to}” on {changed} records");
        return await store.SavedAsync(cancel) ? changed : 0;
    }

    /// <param name="people">0 when it is not known any more.</param>
    public async Task SetNeedAsync(string site, string course, string organisation, int people, StaffMember staff, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var key = OrganisationName.KeyOf(organisation);
        var need = await store.TrainingNeeds.FirstOrDefaultAsync(n => n.Site == site && n.Course == course && n.OrganisationKey == key, cancel);
        if (need is not null && people == 0)
        {
            store.Remove(need);
        }
        else if (need is not null)
        {
            (need.Organisation, need.People, need.By, need.At) = (organisation, people, staff.Name, Now);
        }
        else if (people > 0)
        {
            store.Add(new TrainingNeed { Site = site, Course = course, OrganisationKey = key, Organisation = organisation, People = people, By = staff.Name, At = Now });
        }

        Audit(store, site, "training", "training.need-set", staff, $"{organisation}, {course}: {people} people");
        await store.SaveChangesAsync(cancel);
    }

    /// <summary>That a list with names left the site.</summary>
    public async Task NoteExportAsync(string site, int count, StaffMember staff, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        Audit(store, site, "training", "training.exported", staff, $"{count} records");
        await store.SaveChangesAsync(cancel);
    }

    /// <summary>What is known of both names is kept for the new one: the new one's own number wins.</summary>
    private static async Task MoveNeedsAsync(PeopleStore store, string site, string fromKey, string to, CancellationToken cancel)
    {
        var toKey = OrganisationName.KeyOf(to);
        var needs = await store.TrainingNeeds.Where(n => n.Site == site && (n.OrganisationKey == fromKey || n.OrganisationKey == toKey)).ToListAsync(cancel);
        foreach (var need in needs)
        {
            if (need.OrganisationKey == toKey)
            {
                need.Organisation = to;
                continue;
            }

            store.Remove(need);
            if (!needs.Any(other => other.OrganisationKey == toKey && other.Course == need.Course))
            {
                store.Add(new TrainingNeed { Site = site, Course = need.Course, OrganisationKey = toKey, Organisation = to, People = need.People, By = need.By, At = need.At });
            }
        }
    }

    private async Task<bool> OnAsync(string site, Guid id, int revision, string action, StaffMember staff, Action<PeopleStore, TrainingRecord> change, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        if (await store.TrainingRecords.FirstOrDefaultAsync(r => r.Site == site && r.Id == id, cancel) is not { } record || record.Revision != revision)
        {
            return false;
        }

        change(store, record);
        Audit(store, site, $"training/{id}", action, staff);
        return await store.SavedAsync(cancel);
    }

    private static string KeyOf(string email) => email.Length == 0 ? "" : EmailAddress.KeyOf(email);

    private void Audit(PeopleStore store, string site, string what, string action, StaffMember staff, string note = "") =>
        store.Post(AuditLine.Kind, new AuditLine(staff.Id, staff.Name, action, site, what, Now, Note: note), Now);

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}
