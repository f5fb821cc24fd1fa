using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Core.Languages;
using PreventPublic.Engagement.Features.Bulletins;
using PreventPublic.Engagement.Features.Bulletins.Desk;
using PreventPublic.Engagement.Features.Bulletins.Sending;
using PreventPublic.Engagement.Features.Bulletins.Subscribe;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Host.CommandLine.Demo;

/// <summary>
/// Bulletins of the last months, made from what really is on the site, and subscribers at addresses that can never exist
/// (RFC 2606). The bulletins go out before there are any subscribers, so nobody is written to.
/// </summary>
public sealed class MadeUpBulletins(
    IDbContextFactory<PeopleStore> stores, BulletinShelf shelf, BulletinReview review, BulletinSchedule schedule, MailingRun mailings, IEventDirectory directory, TimeProvider time)
{
    private const int Months = 3;
    private const int Readers = 60;

    /// <returns>How many bulletins went out.</returns>
    public async Task<int> MakeAsync(string site, DateOnly today, CancellationToken cancel)
    {
        var (officer, approver) = (Somebody("Made-up officer"), Somebody("Made-up approver"));
        for (var back = Months; back > 0; back--)
        {
            await MonthAsync(site, BulletinMonth.Of(today.AddMonths(-back)), officer, approver, cancel);
        }

        var sent = await schedule.LetOutDueAsync(cancel);
        await mailings.PassAsync(cancel);
        await SubscribeAsync(site, cancel);
        return sent;
    }

    /// <summary>A month in which nothing was news has none.</summary>
    private async Task MonthAsync(string site, BulletinMonth month, StaffMember officer, StaffMember approver, CancellationToken cancel)
    {
        await shelf.BeginAsync(site, month, officer, cancel);
        if (await shelf.FindAsync(site, month.ToString(), cancel) is { State: BulletinState.Draft } draft && await review.AskAsync(draft.Id, draft.Revision, officer, cancel) is null
            && await shelf.FindAsync(site, month.ToString(), cancel) is { Hash: { } hash } && await review.ApproveAsync(draft.Id, hash, approver, cancel) is null)
        {
            await schedule.ScheduleAsync(draft.Id, time.GetUtcNow().UtcDateTime, officer, cancel);
        }
    }

    private async Task SubscribeAsync(string site, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var languages = directory.Site(site, Language.English)!.Languages;
        var there = (await store.Subscribers.Where(subscriber => subscriber.Site == site).Select(subscriber => subscriber.EmailHash).ToListAsync(cancel)).ToHashSet();
        store.AddRange(Enumerable.Range(1, Readers).Select(number => Reader(site, number, languages)).Where(reader => !there.Contains(reader.EmailHash)));
        await store.SaveChangesAsync(cancel);
    }

    private Subscriber Reader(string site, int number, IReadOnlyList<Language> languages)
    {
        var (email, now) = ($"reader{number}@{site}.example", time.GetUtcNow().UtcDateTime);
        return new Subscriber
        {
            Site = site,
            Email = email,
            EmailHash = Subscribing.HashOf(email),
            Domain = email.Split('@')[1],
            Audience = BulletinAudiences.All[number % 3 == 0 ? number / 3 % BulletinAudiences.All.Count : 0],
            Topics = "",
            Language = languages[number % 4 == 0 ? number / 4 % languages.Count : 0].Code,
            Frequency = number % 10 == 0 ? Frequencies.Urgent : Frequencies.Monthly,
            CreatedAt = now.AddDays(-number),
            ConfirmedAt = now.AddDays(-number),
            Nonce = Tokens.New(),
        };
    }

    private static StaffMember Somebody(string name) => new(Guid.NewGuid(), name, "nobody@site.example", new Dictionary<string, IReadOnlySet<string>>(), new Dictionary<string, IReadOnlySet<string>>());
}
