using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Core;
using PreventPublic.Core.Facts;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Bulletins.Subscribe;

/// <summary>What a subscriber chose.</summary>
public sealed record Choices(string Audience, IReadOnlyList<string> Topics, string Language, string Frequency)
{
    /// <summary>As it is stored: each code with a space before and after.</summary>
    public string TopicText => Topics.Count == 0 ? "" : $" {string.Join(' ', Topics)} ";
}

/// <summary>Subscribes, confirms, changes and unsubscribes.</summary>
public sealed class Subscribing(IDbContextFactory<PeopleStore> stores, SubscriberLinks links, IEventDirectory directory, TimeProvider time)
{
    public static string HashOf(string email) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(EmailAddress.KeyOf(email))));

    /// <summary>Sends a mail with a link. It does the same for everybody who watches; only the mail says whether the address was known.</summary>
    public async Task AskAsync(string site, string email, Choices choices, CancellationToken cancel)
    {
        var (hash, now) = (HashOf(email), time.GetUtcNow().UtcDateTime);
        await using var store = await stores.CreateDbContextAsync(cancel);
        var known = await store.Subscribers.FirstOrDefaultAsync(s => s.Site == site && s.EmailHash == hash, cancel);
        if (known is null)
        {
            store.Add(known = new Subscriber
            {
                Site = site,
                Email = email,
                EmailHash = hash,
                Domain = email[(email.LastIndexOf('@') + 1)..].ToLowerInvariant(),
                CreatedAt = now,
                Nonce = Tokens.New(),
                Audience = choices.Audience,
                Topics = choices.TopicText,
                Language = choices.Language,
                Frequency = choices.Frequency,
            });
        }
        else if (known.ConfirmedAt is null)
        {
            Set(known, choices);
        }

        if (!await store.Suppressions.AnyAsync(s => s.Hash == hash && s.At != null, cancel))
        {
            store.Post(SubscriberLetter.Kind, new SubscriberLetter(known.Id), now);
        }

        await store.SaveChangesAsync(cancel);
    }

    /// <returns>False when the link leads nowhere (any more).</returns>
    public async Task<bool> CanConfirmAsync(string site, string token, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await ToConfirmAsync(store, site, token, cancel) is not null;
    }

    /// <returns>False when the link leads nowhere (any more).</returns>
    public async Task<bool> ConfirmAsync(string site, string token, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        if (await ToConfirmAsync(store, site, token, cancel) is not { } subscriber)
        {
            return false;
        }

        await using var transaction = await store.Database.BeginTransactionAsync(cancel);
        var now = time.GetUtcNow().UtcDateTime;
        if (await store.Subscribers.Where(s => s.Id == subscriber.Id && s.ConfirmedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.ConfirmedAt, now), cancel) > 0)
        {
            Post(store, "bulletin.subscribed", subscriber);
            await store.SaveChangesAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
        return true;
    }

    public async Task<bool> ChangeAsync(string site, string token, Choices choices, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        if (await links.ToChooseAsync(store, site, token, cancel) is not { } subscriber)
        {
            return false;
        }

        Set(subscriber, choices);
        await store.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>Erases the subscriber. A link that was used before, or never led anywhere, says the same: nothing more is sent.</summary>
    public async Task StopAsync(string site, string token, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        if ((await links.ToStopAsync(store, site, token, cancel) ?? await links.ToChooseAsync(store, site, token, cancel)) is not { } subscriber)
        {
            return;
        }

        await using var transaction = await store.Database.BeginTransactionAsync(cancel);
        if (await store.Subscribers.Where(s => s.Id == subscriber.Id).ExecuteDeleteAsync(cancel) > 0 && subscriber.ConfirmedAt is not null)
        {
            Post(store, "bulletin.unsubscribed", subscriber);
            await store.SaveChangesAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
        await store.EmptyLogAsync(cancel);
    }

    private async Task<Subscriber?> ToConfirmAsync(PeopleStore store, string site, string token, CancellationToken cancel) =>
        await links.ToConfirmAsync(store, site, token, cancel) is { } found && (found.ConfirmedAt is not null || found.CreatedAt + Subscriber.ConfirmWithin > time.GetUtcNow().UtcDateTime) ? found : null;

    private void Post(PeopleStore store, string name, Subscriber subscriber)
    {
        var now = time.GetUtcNow();
        var zone = directory.Site(subscriber.Site, Language.English)?.Clock.Zone ?? TimeZoneInfo.Utc;
        store.Post(Fact.Kind, new Fact(name, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime), subscriber.Site, "", subscriber.Language), now.UtcDateTime);
    }

    private static void Set(Subscriber subscriber, Choices choices) =>
        (subscriber.Audience, subscriber.Topics, subscriber.Language, subscriber.Frequency) = (choices.Audience, choices.TopicText, choices.Language, choices.Frequency);
}
