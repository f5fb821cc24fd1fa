using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Core.Outbox;
using PreventPublic.Core.Stores;
using PreventPublic.Engagement.Features.Consultations.Rounds;
using PreventPublic.Engagement.Features.Consultations.Screening;
using PreventPublic.Engagement.Features.Consultations.SeeRounds;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Consultations.Moderation;

/// <summary>A free text that waits for a moderator. Nothing says which answer it came with.</summary>
public sealed record WaitingText(Guid Key, RoundFacts Round, string Question, string Text, Screened Screened);

/// <param name="Shown">What is published; null for nothing.</param>
public sealed record TextDecision(string Theme, string? Shown, string Reason);

/// <summary>Free texts on their way from the opened box to the page: one queue, one decision each.</summary>
public sealed class TextQueue(IDbContextFactory<PeopleStore> people, AnswersDatabase answers, SealedRounds rounds, TimeProvider time)
{
    /// <summary>Those that may be a call for help first, then those that may say who somebody is, then the rest in the order of their random keys.</summary>
    public async Task<IReadOnlyList<WaitingText>> WaitingAsync(string site, string consultation, CancellationToken cancel)
    {
        var waiting = new List<WaitingText>();
        await using var connection = await answers.OpenAsync(cancel);
        foreach (var round in (await rounds.OfAsync(site, consultation, cancel)).Where(round => round.State == RoundState.Closed))
        {
            await using var command = connection.Command($"SELECT \"Key\", \"Question\", \"Text\" FROM {answers.Table("OpenedTexts")} WHERE \"Round\" = @round ORDER BY \"Key\"", ("@round", round.Id));
            await using var rows = await command.ExecuteReaderAsync(cancel);
            while (await rows.ReadAsync(cancel))
            {
                var text = rows.GetString(2);
                waiting.Add(new WaitingText(rows.GetGuid(0), round, rows.GetString(1), text, TextScreen.Of(text)));
            }
        }

        return [.. waiting.OrderByDescending(text => text.Screened.Disclosure).ThenByDescending(text => text.Screened.Kinds.Count > 0)];
    }

    /// <summary>How many wait.</summary>
    public async Task<int> CountAsync(string site, string consultation, CancellationToken cancel)
    {
        var count = 0;
        await using var connection = await answers.OpenAsync(cancel);
        foreach (var round in (await rounds.OfAsync(site, consultation, cancel)).Where(round => round.State == RoundState.Closed))
        {
            await using var command = connection.Command($"SELECT COUNT(*) FROM {answers.Table("OpenedTexts")} WHERE \"Round\" = @round", ("@round", round.Id));
            count += Convert.ToInt32(await command.ExecuteScalarAsync(cancel), System.Globalization.CultureInfo.InvariantCulture);
        }

        return count;
    }

    /// <summary>Keeps the decision and destroys the original. Deciding again changes nothing.</summary>
    /// <returns>False when there is no such text any more.</returns>
    public async Task<bool> DecideAsync(string site, string consultation, Guid key, TextDecision decision, StaffMember staff, CancellationToken cancel)
    {
        if ((await WaitingAsync(site, consultation, cancel)).FirstOrDefault(text => text.Key == key) is not { } waiting)
        {
            return false;
        }

        await using var store = await people.CreateDbContextAsync(cancel);
        if (!await store.ModeratedTexts.AnyAsync(text => text.Id == key, cancel))
        {
            var now = time.GetUtcNow().UtcDateTime;
            store.Add(new ModeratedText
            {
                Id = key,
                Site = site,
                Consultation = consultation,
                Round = waiting.Round.Name,
                Question = waiting.Question,
                Theme = decision.Theme,
                Shown = decision.Shown,
                Reason = decision.Reason,
                By = staff.Name,
                At = now,
            });
            store.Post(AuditLine.Kind, new AuditLine(staff.Id, staff.Name, decision.Shown is null ? "text.kept-back" : "text.published", site, $"{consultation}/{waiting.Round.Name}", now, Note: decision.Reason), now);
            await store.SaveChangesAsync(cancel);
        }

        await using (var connection = await answers.OpenAsync(cancel))
        {
            await AnswersDatabase.RunAsync(connection, $"DELETE FROM {answers.Table("OpenedTexts")} WHERE \"Key\" = @key", cancel, ("@key", key));
        }

        await answers.ScrubAsync("OpenedTexts", cancel);
        return true;
    }

    public async Task<IReadOnlyList<PublishedText>> PublishedAsync(string site, string consultation, string round, CancellationToken cancel)
    {
        await using var store = await people.CreateDbContextAsync(cancel);
        return await store.ModeratedTexts.AsNoTracking()
            .Where(text => text.Site == site && text.Consultation == consultation && text.Round == round && text.Shown != null)
            .OrderBy(text => text.Theme).ThenBy(text => text.Id).Select(text => new PublishedText(text.Question, text.Theme, text.Shown!)).ToListAsync(cancel);
    }

    /// <summary>What a consultation decided on so far, the latest first: for the log of redactions.</summary>
    public async Task<IReadOnlyList<ModeratedText>> DecidedAsync(string site, string consultation, CancellationToken cancel)
    {
        await using var store = await people.CreateDbContextAsync(cancel);
        return await store.ModeratedTexts.AsNoTracking().Where(text => text.Site == site && text.Consultation == consultation).OrderByDescending(text => text.At).ToListAsync(cancel);
    }
}
