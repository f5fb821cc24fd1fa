using Microsoft.EntityFrameworkCore;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Bulletins.Sending;

/// <summary>How many confirmed subscribers read as one audience in one language.</summary>
public sealed record SubscriberCount(string Audience, string Language, int Count);

/// <summary>Subscribers by number only.</summary>
public sealed class Subscribers(IDbContextFactory<PeopleStore> stores)
{
    public async Task<IReadOnlyList<SubscriberCount>> CountAsync(string site, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await store.Subscribers.Where(s => s.Site == site && s.ConfirmedAt != null).GroupBy(s => new { s.Audience, s.Language })
            .OrderBy(group => group.Key.Audience).ThenBy(group => group.Key.Language)
            .Select(group => new SubscriberCount(group.Key.Audience, group.Key.Language, group.Count())).ToListAsync(cancel);
    }
}
