using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Core.Outbox;
using PreventPublic.Metrics.Store;

namespace PreventPublic.Metrics.Features.Benchmark;

/// <summary>Takes scores, and a second person's word about them.</summary>
public sealed class Scoring(IDbContextFactory<MetricsStore> stores, TimeProvider time)
{
    public async Task<IReadOnlyList<Score>> AllAsync(string site, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await store.Scores.AsNoTracking().Include(score => score.Decision).Where(score => score.Site == site).OrderByDescending(score => score.AsOf).ThenByDescending(score => score.At).ToListAsync(cancel);
    }

    public static IEnumerable<(string Field, string Message)> Problems(int value, DateOnly? asOf, string evidence, string gaps, DateOnly today)
    {
        if (value is < Score.Lowest or > Score.Highest)
        {
            yield return ("Value", "Choose a score from 1 to 5");
        }

        if (asOf is null || asOf > today)
        {
            yield return ("AsOf", "Give the day that the score is about; not one in the future");
        }

        if (evidence.Trim().Length is 0 or > Score.MaxText)
        {
            yield return ("Evidence", $"Say what shows it, with links, in {Score.MaxText} characters or fewer");
        }

        if (gaps.Length > Score.MaxText)
        {
            yield return ("Gaps", $"Keep the list to {Score.MaxText} characters");
        }
    }

    public async Task ScoreAsync(Score score, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        store.Add(score);
        store.Post(AuditLine.Kind, new AuditLine(score.StaffId, score.By, "score.given", score.Site, $"{score.Area}: {score.Value}", score.At), score.At);
        await store.SaveChangesAsync(cancel);
    }

    /// <returns>Null when it is done; otherwise why it cannot be.</returns>
    public async Task<string?> DecideAsync(string site, Guid id, bool agreed, string note, StaffMember staff, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var score = await store.Scores.Include(one => one.Decision).FirstOrDefaultAsync(one => one.Id == id && one.Site == site, cancel);
        var refusal = score switch
        {
            null => "There is no such score",
            { Decision: not null } => "Somebody has decided about this score already",
            _ when score.StaffId == staff.Id => "You gave this score. A second person agrees or disagrees",
            _ when !agreed && note.Trim().Length == 0 => "Say why you do not agree",
            _ when note.Length > Score.MaxText => $"Keep the note to {Score.MaxText} characters",
            _ => null,
        };
        if (refusal is not null)
        {
            return refusal;
        }

        var now = time.GetUtcNow().UtcDateTime;
        store.Add(new ScoreDecision { ScoreId = id, Agreed = agreed, Note = note.Trim(), StaffId = staff.Id, By = staff.Name, At = now });
        store.Post(AuditLine.Kind, new AuditLine(staff.Id, staff.Name, agreed ? "score.agreed" : "score.refused", site, $"{score!.Area}: {score.Value}", now, Note: note.Trim()), now);
        try
        {
            await store.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateException)
        {
            return "Somebody has decided about this score already";
        }
    }
}
