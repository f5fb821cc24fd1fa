using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Stores;
using PreventPublic.Engagement.Features.Consultations.Rounds;
using PreventPublic.Engagement.Features.Events.Keeping;
using PreventPublic.Engagement.Features.Keeping;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Consultations.Keeping;

/// <summary>
/// Destroys opened answers, and texts that nobody has read, some months after their round closed: a round's at once, because no answer
/// has a time of its own. The ledger gets how many and nothing else; what was published stays.
/// </summary>
public sealed class AnswerEraser(
    IDbContextFactory<PeopleStore> people, [FromKeyedServices(PeopleStore.Name)] StoreDatabase rounds, AnswersDatabase answers, KeepingPeriods periods, TimeProvider time)
{
    private sealed record DueRound(Guid Id, string Name);

    /// <returns>How many answers and texts are gone.</returns>
    public async Task<int> EraseDueAsync(CancellationToken cancel)
    {
        var erased = await EraseAsync("OpenedSheets", "single answers of", periods.AnswersMonths, cancel)
            + await EraseAsync("OpenedTexts", "unread texts of", periods.TextsMonths, cancel);
        if (erased > 0)
        {
            await answers.ScrubAsync(AnswersDatabase.Opened, cancel);
        }

        return erased;
    }

    private async Task<int> EraseAsync(string table, string what, Func<string, int> months, CancellationToken cancel)
    {
        var erased = 0;
        foreach (var round in await DueAsync(months, cancel))
        {
            if (await DeleteAsync(table, round.Id, cancel) is var count and > 0)
            {
                await RecordAsync($"{what} {round.Name}", count, cancel);
                erased += count;
            }
        }

        return erased;
    }

    /// <summary>In plain SQL, so that nothing is loaded for rounds that were emptied long ago.</summary>
    private async Task<IReadOnlyList<DueRound>> DueAsync(Func<string, int> months, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var connection = await rounds.OpenAsync(cancel);
        await using var command = connection.Command(
            $"SELECT \"Id\", \"Site\", \"Consultation\", \"Name\", \"Door\", \"ClosedAt\" FROM {rounds.Table("Rounds")} WHERE \"State\" = 'Closed' AND \"ClosedAt\" <= @before",
            ("@before", now.AddMonths(-1)));
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var due = new List<DueRound>();
        while (await rows.ReadAsync(cancel))
        {
            if (rows.GetDateTime(5) <= now.AddMonths(-months(rows.GetString(1))))
            {
                due.Add(new DueRound(rows.GetGuid(0), $"{rows.GetString(1)}/{rows.GetString(2)}/{rows.GetString(3)} ({rows.GetString(4)})"));
            }
        }

        return due;
    }

    private async Task<int> DeleteAsync(string table, Guid round, CancellationToken cancel)
    {
        await using var connection = await answers.OpenAsync(cancel);
        return await AnswersDatabase.RunAsync(connection, $"DELETE FROM {answers.Table(table)} WHERE \"Round\" = @round", cancel, ("@round", round));
    }

    private async Task RecordAsync(string what, int count, CancellationToken cancel)
    {
        await using var store = await people.CreateDbContextAsync(cancel);
        store.Add(new Erasure { What = what[..Math.Min(what.Length, Erasure.MaxWhat)], By = PeopleEraser.ByRetention, At = time.GetUtcNow().UtcDateTime, Count = count });
        await store.SaveChangesAsync(cancel);
    }
}
