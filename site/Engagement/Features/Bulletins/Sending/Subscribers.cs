using Microsoft.EntityFrameworkCore;
using PreventPublic.Engagement.Features.Bulletins.Subscribe;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Bulletins.Sending;

/// <summary>How many confirmed subscribers read as one audience in one language.</summary>
public sealed record SubscriberCount(string Audience, string Language, int Count);

/// <summary>Whom a bulletin reaches.</summary>
/// <param name="Sent">By audience, those who are sent it.</param>
/// <param name="Cut">How many of them are sent only some of its pieces.</param>
/// <param name="Nothing">They chose topics, and no piece is about these.</param>
/// <param name="UrgentOnly">They want urgent statements only.</param>
public sealed record Readership(IReadOnlyList<(string Audience, int Count)> Sent, int Cut, int Nothing, int UrgentOnly);

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

    /// <summary>Who would be sent a bulletin of these parts now: as <see cref="Expansion"/> has it.</summary>
    public async Task<Readership> ReadershipAsync(string site, MailingParts parts, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var groups = await store.Subscribers.Where(s => s.Site == site && s.ConfirmedAt != null).GroupBy(s => new { s.Audience, s.Topics, IsUrgent = s.Frequency == Frequencies.Urgent })
            .Select(group => new { group.Key.Audience, group.Key.Topics, group.Key.IsUrgent, Count = group.Count() }).ToListAsync(cancel);
        var monthly = groups.Where(group => !group.IsUrgent).Select(group => (group.Audience, group.Count, Share: parts.ShareOf(group.Audience, group.Topics))).ToList();
        int Of(Share share) => monthly.Where(group => group.Share == share).Sum(group => group.Count);
        return new Readership(
            [.. monthly.Where(group => group.Share != Share.Nothing).GroupBy(group => group.Audience).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => (group.Key, group.Sum(one => one.Count)))],
            Of(Share.Cut), Of(Share.Nothing), groups.Where(group => group.IsUrgent).Sum(group => group.Count));
    }
}
