using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Metrics.Features.Reports;
using PreventPublic.Metrics.Store;

namespace PreventPublic.Metrics.Features.Closing;

/// <summary>Keeps what officers write into reports.</summary>
public sealed class NarrativeBook(IDbContextFactory<MetricsStore> stores, TimeProvider time)
{
    /// <summary>The boxes of the template: what a committee wants to hear in words.</summary>
    public static readonly IReadOnlyList<(string Box, string Label, string Hint)> Boxes =
    [
        ("summary", "In short", "What happened, what came of it, what you ask the committee to do. Three sentences."),
        ("worked", "What worked", "And how you know."),
        ("learned", "What did not work, and what you learned", "A report without this is not believed."),
        ("next", "What comes next", "By whom, until when. Roles, not names."),
    ];

    public async Task<IReadOnlyDictionary<string, Narrative>> NewestAsync(string site, Period period, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await ReportWriter.NarrativesAsync(store, site, period, time.GetUtcNow().UtcDateTime, cancel);
    }

    /// <param name="seen">How often each box had been saved when the person began to write.</param>
    /// <returns>Whether all is saved; if not, somebody else has written meanwhile, or the period is closed.</returns>
    public async Task<bool> SaveAsync(string site, Period period, IReadOnlyDictionary<string, string> texts, IReadOnlyDictionary<string, int> seen, StaffMember staff, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var now = time.GetUtcNow().UtcDateTime;
        var newest = await ReportWriter.NarrativesAsync(store, site, period, now, cancel);
        if (await store.Editions.AnyAsync(edition => edition.Site == site && edition.Period == period.Name, cancel))
        {
            return false;
        }

        foreach (var (box, text) in texts.Where(pair => pair.Value != (newest.GetValueOrDefault(pair.Key)?.Text ?? "")))
        {
            if ((newest.GetValueOrDefault(box)?.Number ?? 0) != seen.GetValueOrDefault(box))
            {
                return false;
            }

            store.Add(new Narrative { Site = site, Period = period.Name, Box = box, Number = seen.GetValueOrDefault(box) + 1, Text = text, By = staff.Name, At = now });
        }

        try
        {
            await store.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException)
        {
            return false;
        }
    }
}
