using Microsoft.EntityFrameworkCore;
using PreventPublic.Engagement.Features.Bulletins.Subscribe;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Bulletins.Sending;

/// <summary>How many confirmed subscribers read as one audience in one language.</summary>
public sealed record SubscriberCount(string Audience, string Language, int Count);

/// <summary>Subscribers by number only.</summary>
public sealed class Subscribers(IDbContextFactory<PeopleStore> stores)
{
    public Task<IReadOnlyList<SubscriberCount>> CountAsync(string site, CancellationToken cancel) => CountAsync(site, all => all, cancel);

    /// <summary>Only those whom a bulletin about these topics would be sent: see <see cref="Expansion"/>.</summary>
    /// <param name="topics">None for what is for every reader.</param>
    public Task<IReadOnlyList<SubscriberCount>> CountAsync(string site, IReadOnlyList<string> topics, CancellationToken cancel)
    {
        var words = topics.Select(topic => $" {topic} ").ToList();
        return CountAsync(site, all => all.Where(s => s.Frequency != Frequencies.Urgent && (words.Count == 0 || s.Topics == "" || words.Any(word => s.Topics.Contains(word)))), cancel);
    }

    private async Task<IReadOnlyList<SubscriberCount>> CountAsync(string site, Func<IQueryable<Subscriber>, IQueryable<Subscriber>> which, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await which(store.Subscribers.Where(s => s.Site == site && s.ConfirmedAt != null)).GroupBy(s => new { s.Audience, s.Language })
            .OrderBy(group => group.Key.Audience).ThenBy(group => group.Key.Language)
            .Select(group => new SubscriberCount(group.Key.Audience, group.Key.Language, group.Count())).ToListAsync(cancel);
    }
}
