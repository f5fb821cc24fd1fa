using Microsoft.EntityFrameworkCore;
using PreventPublic.Core;
using PreventPublic.Engagement.Features.Events.Keeping;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Partners;

/// <summary>Forgets names whose consent has ended, and those of people who ask. The role or organisation stays.</summary>
public sealed class PartnerEraser(IDbContextFactory<PeopleStore> stores, TimeProvider time)
{
    /// <returns>How many names are gone.</returns>
    public async Task<int> EraseEndedAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return await EraseAsync(all => all.Where(c => c.EndsAt <= now), "consent ended, name erased", "partners' names whose consent ended", PeopleEraser.ByRetention, cancel);
    }

    /// <returns>How many names are gone, of all sites.</returns>
    public Task<int> ErasePersonAsync(string email, string by, CancellationToken cancel)
    {
        var key = EmailAddress.KeyOf(email);
        return EraseAsync(all => all.Where(c => c.ContactKey == key), "name erased on request", "one partner's name", by, cancel);
    }

    public async Task<IReadOnlyList<PartnerRecord>> ExportPersonAsync(string email, CancellationToken cancel)
    {
        var key = EmailAddress.KeyOf(email);
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await store.Partners.AsNoTracking().Where(p => p.Consent != null && p.Consent.ContactKey == key)
            .Select(p => new PartnerRecord(p.Site, p.Role, p.Body, p.Consent!.Name, p.Consent.Contact, p.Consent.MayPublish, p.Consent.How, p.Consent.GivenOn, p.Consent.Until)).ToListAsync(cancel);
    }

    /// <summary>Each consent that this call deletes leaves one step; of two hosts, one deletes it.</summary>
    private async Task<int> EraseAsync(Func<IQueryable<PartnerConsent>, IQueryable<PartnerConsent>> which, string step, string what, string by, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var store = await stores.CreateDbContextAsync(cancel);
        await using var transaction = await store.Database.BeginTransactionAsync(cancel);
        var erased = 0;
        foreach (var id in await which(store.PartnerConsents).Select(c => c.PartnerId).ToListAsync(cancel))
        {
            if (await which(store.PartnerConsents).Where(c => c.PartnerId == id).ExecuteDeleteAsync(cancel) == 1)
            {
                await store.Partners.Where(p => p.Id == id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Revision, p => p.Revision + 1), cancel);
                store.Add(new PartnerStep { PartnerId = id, What = step, By = by, At = now });
                erased++;
            }
        }

        if (erased > 0)
        {
            store.Add(new Erasure { What = what, By = by, At = now, Count = erased });
            await store.SaveChangesAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
        if (erased > 0)
        {
            await store.EmptyLogAsync(cancel);
        }

        return erased;
    }
}

/// <summary>One name as it is given to its person.</summary>
public sealed record PartnerRecord(string Site, string Role, string Organisation, string Name, string Address, bool Published, string HowAgreed, DateOnly AgreedOn, DateOnly Until);
