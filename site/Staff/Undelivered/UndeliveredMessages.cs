using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Core.Facts;
using PreventPublic.Core.Outbox;
using PreventPublic.Staff.Store;

namespace PreventPublic.Staff.Undelivered;

/// <summary>Messages of one kind that did not arrive, for the same reason.</summary>
/// <param name="Store">Whose outbox they wait in.</param>
/// <param name="Given">Given up: nothing happens with them until a person decides.</param>
/// <param name="Since">UTC. When the first of them was last tried, or given up.</param>
/// <param name="Fault">As the receiver or the network said it.</param>
public sealed record UndeliveredGroup(string Store, string Kind, bool Given, string Fault, int Count, DateTime Since)
{
    /// <summary>What is lost for good when it is thrown away: it says what happened.</summary>
    public bool MustStay => Kind is AuditLine.Kind or Fact.Kind;
}

/// <summary>What the outboxes could not deliver, of all stores, to be tried again or thrown away. What the messages say is never shown.</summary>
public sealed class UndeliveredMessages(IEnumerable<OutboxSource> sources, IDbContextFactory<StaffStore> staff, TimeProvider time)
{
    /// <summary>Before that it is no more than a receiver that was busy.</summary>
    private const int FewAttempts = 3;

    /// <summary>Those given up first, the oldest at the top.</summary>
    public async Task<IReadOnlyList<UndeliveredGroup>> AllAsync(CancellationToken cancel)
    {
        var groups = new List<UndeliveredGroup>();
        foreach (var source in sources)
        {
            await using var store = await source.OpenAsync(cancel);
            var found = await store.Set<OutboxMessage>().Where(m => m.DeadAt != null || m.Attempts >= FewAttempts)
                .GroupBy(m => new { m.Kind, m.LastFault, Given = m.DeadAt != null })
                .Select(same => new { same.Key.Kind, same.Key.LastFault, same.Key.Given, Count = same.Count(), Since = same.Min(m => m.DeadAt ?? m.DueAt) }).ToListAsync(cancel);
            groups.AddRange(found.Select(one => new UndeliveredGroup(source.Name, one.Kind, one.Given, one.LastFault ?? "", one.Count, one.Since)));
        }

        return [.. groups.OrderByDescending(group => group.Given).ThenBy(group => group.Since)];
    }

    public async Task<int> GivenUpAsync(CancellationToken cancel)
    {
        var count = 0;
        foreach (var source in sources)
        {
            count += await source.Database.AnyAsync(OutboxTable.Name, "\"DeadAt\" IS NOT NULL", cancel) ? await CountAsync(source, cancel) : 0;
        }

        return count;
    }

    /// <summary>Has them tried again now, as if for the first time.</summary>
    /// <returns>How many; those of the group that were delivered meanwhile are not among them.</returns>
    public Task<int> TryAgainAsync(string store, string kind, string fault, StaffMember by, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return ChangeAsync(store, kind, fault, by, "undelivered.tried-again", of => of.ExecuteUpdateAsync(
            set => set.SetProperty(m => m.DeadAt, (DateTime?)null).SetProperty(m => m.Attempts, 0).SetProperty(m => m.DueAt, now), cancel), cancel);
    }

    /// <summary>Throws away those that were given up.</summary>
    public Task<int> ThrowAwayAsync(string store, string kind, string fault, StaffMember by, CancellationToken cancel) => kind is AuditLine.Kind or Fact.Kind ? Task.FromResult(0)
        : ChangeAsync(store, kind, fault, by, "undelivered.thrown-away", of => of.Where(m => m.DeadAt != null).ExecuteDeleteAsync(cancel), cancel);

    private async Task<int> ChangeAsync(string name, string kind, string fault, StaffMember by, string action, Func<IQueryable<OutboxMessage>, Task<int>> changeAsync, CancellationToken cancel)
    {
        if (sources.FirstOrDefault(source => source.Name == name) is not { } found)
        {
            return 0;
        }

        await using var store = await found.OpenAsync(cancel);
        // What a host has in hand at this moment stays in its hand: given to another as well, it would arrive twice.
        var now = time.GetUtcNow().UtcDateTime;
        var messages = store.Set<OutboxMessage>().Where(m => m.Kind == kind && (m.LastFault ?? "") == fault && (m.DeadAt != null || m.Attempts >= FewAttempts) && (m.LeasedUntil == null || m.LeasedUntil < now));
        if (await messages.CountAsync(cancel) is var count && count == 0)
        {
            return 0;
        }

        // The line first: it may say that something was about to be done that then failed, never the other way about.
        await using (var trail = await staff.CreateDbContextAsync(cancel))
        {
            StaffAudit.Post(trail, by, action, StaffMember.EverySite, $"{kind} in {name}", time, $"{count}");
            await trail.SaveChangesAsync(cancel);
        }

        return await changeAsync(messages);
    }

    private static async Task<int> CountAsync(OutboxSource source, CancellationToken cancel)
    {
        await using var store = await source.OpenAsync(cancel);
        return await store.Set<OutboxMessage>().CountAsync(m => m.DeadAt != null, cancel);
    }
}
