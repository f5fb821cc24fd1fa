using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Store;

namespace PreventPublic.Cms.Features.OutsideLinks;

/// <summary>
/// Looks at what pages lead to: once a week while it is found, every day while it is not. A host that reaches nothing at all has
/// lost its own way out, and holds that against nobody.
/// </summary>
public sealed class LinkRounds(IDbContextFactory<ContentStore> stores, LinkPlaces places, PoliteLooks looks, BrokenLinks broken, TimeProvider time)
{
    /// <summary>How many addresses one round takes at most; the next one goes on.</summary>
    private const int MostInARound = 200;

    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>For this long an address is one host's; if it dies meanwhile, any host looks again.</summary>
    private static readonly TimeSpan Held = TimeSpan.FromHours(1);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Keeps the list to what is published, and looks at what is due. Several hosts may do so at once.</summary>
    /// <returns>How many addresses were looked at here.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        await ListAsync(store, cancel);
        var due = await TakeAsync(store, cancel);
        var answers = await looks.AtAsync([.. due.Select(link => link.Url)], cancel);
        if (due.Count > 0 && answers.Values.All(look => look.Status is null) && !await IsOutThereAsync(store, cancel))
        {
            broken.CutOff();
            await store.OutsideLinks.Where(link => due.Contains(link)).ExecuteUpdateAsync(set => set.SetProperty(link => link.DueAt, Now + Held), cancel);
            return 0;
        }

        foreach (var link in due)
        {
            await NoteAsync(store, link, answers[link.Url], cancel);
        }

        await broken.ReadAsync(cancel);
        return due.Count;
    }

    /// <summary>Looks at one address now, because a person asks for it.</summary>
    /// <returns>Null when no page leads there any more.</returns>
    public async Task<LinkLook?> RunAsync(Guid id, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        if (await store.OutsideLinks.AsNoTracking().FirstOrDefaultAsync(link => link.Id == id, cancel) is not { } link)
        {
            return null;
        }

        var look = (await looks.AtAsync([link.Url], cancel))[link.Url];
        await NoteAsync(store, link, look, cancel);
        await broken.ReadAsync(cancel);
        return look;
    }

    private async Task ListAsync(ContentStore store, CancellationToken cancel)
    {
        var published = places.All();
        var listed = await store.OutsideLinks.Select(link => link.Url).ToListAsync(cancel);
        foreach (var unused in listed.Where(url => !published.ContainsKey(url)).Chunk(500))
        {
            await store.OutsideLinks.Where(link => unused.Contains(link.Url)).ExecuteDeleteAsync(cancel);
        }

        store.AddRange(published.Keys.Except(listed, StringComparer.Ordinal).Select(url => new OutsideLinkRecord { Url = url, DueAt = Now }));
        try
        {
            await store.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // Another host writes the same ones.
        }

        store.ChangeTracker.Clear();
    }

    private async Task<List<OutsideLinkRecord>> TakeAsync(ContentStore store, CancellationToken cancel)
    {
        var now = Now;
        var taken = new List<OutsideLinkRecord>();
        foreach (var link in await store.OutsideLinks.AsNoTracking().Where(link => link.DueAt <= now).OrderBy(link => link.DueAt).Take(MostInARound).ToListAsync(cancel))
        {
            if (await store.OutsideLinks.Where(row => row.Id == link.Id && row.DueAt == link.DueAt).ExecuteUpdateAsync(set => set.SetProperty(row => row.DueAt, now + Held), cancel) == 1)
            {
                taken.Add(link);
            }
        }

        return taken;
    }

    /// <summary>Whether anything that was found before still is.</summary>
    private async Task<bool> IsOutThereAsync(ContentStore store, CancellationToken cancel)
    {
        var found = await store.OutsideLinks.Where(link => link.Status != null && link.Failures == 0).OrderByDescending(link => link.LookedAt).Select(link => link.Url).Take(20).ToListAsync(cancel);
        var others = await looks.AtAsync([.. found.DistinctBy(url => new Uri(url).Host).Take(3)], cancel);
        return others.Values.Any(look => look.Status is not null);
    }

    private async Task NoteAsync(ContentStore store, OutsideLinkRecord link, LinkLook look, CancellationToken cancel)
    {
        var now = Now;
        var failures = look.Failed ? link.Failures + 1 : 0;
        DateTime? since = look.Failed ? link.FailingSince ?? now : null;
        var next = now + Next(link, look);
        var moved = look.MovedTo?.Length > OutsideLinkRecord.MaxUrl ? null : look.MovedTo;
        var row = store.OutsideLinks.Where(row => row.Id == link.Id);
        await row.ExecuteUpdateAsync(
            set => set.SetProperty(r => r.LookedAt, now).SetProperty(r => r.DueAt, next).SetProperty(r => r.Status, look.Status).SetProperty(r => r.Fault, look.Fault)
                .SetProperty(r => r.MovedTo, moved).SetProperty(r => r.Failures, failures).SetProperty(r => r.FailingSince, since),
            cancel);
        if (look.Works)
        {
            await row.Where(r => r.VouchedAt != null)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.VouchedAt, (DateTime?)null).SetProperty(r => r.VouchedById, (Guid?)null).SetProperty(r => r.VouchedBy, (string?)null), cancel);
        }
    }

    /// <summary>The looks of a week are spread, so that no site is asked for everything at the same hour.</summary>
    private static TimeSpan Next(OutsideLinkRecord link, LinkLook look)
    {
        var usual = look.Failed ? Day : Week + (link.Id.ToByteArray()[^1] / 255.0 * Day);
        return look.RetryAfter is { } asked && asked > usual ? (asked < 4 * Week ? asked : 4 * Week) : usual;
    }
}
