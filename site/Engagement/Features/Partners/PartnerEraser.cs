using Microsoft.EntityFrameworkCore;
using PreventPublic.Core;
using PreventPublic.Engagement.Features.DataRequests;
using PreventPublic.Engagement.Features.Events.Keeping;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Partners;

/// <summary>Forgets names whose consent has ended, and those of people who ask. The role or organisation stays.</summary>
public sealed class PartnerEraser(IDbContextFactory<PeopleStore> stores, TimeProvider time) : IPersonalData
{
    public string Code => "partners";

    public string Label => "Names of champions and partners";

    /// <returns>How many names are gone.</returns>
    public Task<int> EraseEndedAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return EraseAsync(store => store.PartnerConsents.Where(c => c.EndsAt <= now), "consent ended, name erased", "partners' names whose consent ended", PeopleEraser.ByRetention, cancel);
    }

    public Task<int> EraseAsync(DataSubject person, string by, CancellationToken cancel)
    {
        var key = EmailAddress.KeyOf(person.Email);
        return EraseAsync(store => store.PartnerConsents.Where(c => c.ContactKey == key && (person.Site == null || store.Partners.Any(p => p.Id == c.PartnerId && p.Site == person.Site))),
            "name erased on request", "one partner's name", by, cancel);
    }

    public async Task<IReadOnlyList<PersonalRecord>> OfAsync(DataSubject person, CancellationToken cancel)
    {
        var key = EmailAddress.KeyOf(person.Email);
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await store.Partners.AsNoTracking().Where(p => p.Consent != null && p.Consent.ContactKey == key && (person.Site == null || p.Site == person.Site))
            .Select(p => new PersonalRecord(p.Site, p.Role, new PartnerRecord(p.Role, p.Body, p.Consent!.Name, p.Consent.Contact, p.Consent.MayPublish, p.Consent.How, p.Consent.GivenOn, p.Consent.Until))).ToListAsync(cancel);
    }

    /// <summary>Each consent that this call deletes leaves one step; of two hosts, one deletes it.</summary>
    private Task<int> EraseAsync(Func<PeopleStore, IQueryable<PartnerConsent>> which, string step, string what, string by, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return stores.EraseAsync(what, by, now, async store =>
        {
            var erased = 0;
            foreach (var id in await which(store).Select(c => c.PartnerId).ToListAsync(cancel))
            {
                if (await which(store).Where(c => c.PartnerId == id).ExecuteDeleteAsync(cancel) == 1)
                {
                    await store.Partners.Where(p => p.Id == id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Revision, p => p.Revision + 1), cancel);
                    store.Add(new PartnerStep { PartnerId = id, What = step, By = by, At = now });
                    erased++;
                }
            }

            return erased;
        }, cancel);
    }
}

/// <summary>One name as it is given to its person.</summary>
public sealed record PartnerRecord(string Role, string Organisation, string Name, string Address, bool Published, string HowAgreed, DateOnly AgreedOn, DateOnly Until);
