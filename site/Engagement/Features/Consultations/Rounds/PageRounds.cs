using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Stores;
using PreventPublic.Core.Time;
using PreventPublic.Engagement.Features.Consultations.Box;
using PreventPublic.Engagement.Features.Consultations.Surveys;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Consultations.Rounds;

/// <summary>
/// The rounds of “Was this page useful?”: one a month and site, opened by its first answer and closed when the month is over. The
/// server keeps their key, so their promise is simpler: no name, no time, counted once; but the server could read them meanwhile.
/// </summary>
public sealed class PageRounds(
    IDbContextFactory<PeopleStore> people, SealedRounds rounds, BoxDoors doors, AnswersDatabase answers, Closing closing, IConsultationDirectory directory, TimeProvider time)
{
    private readonly ConcurrentDictionary<(string Site, string Month), Guid> _open = new();

    /// <summary>Takes an answer for this month, in the council's time.</summary>
    /// <exception cref="DbException">The store cannot be reached; it may be sent again.</exception>
    public async Task<Acceptance> AcceptAsync(string site, AnswerSheet sheet, Guid form, CancellationToken cancel)
    {
        var month = PageUseful.RoundOf(directory.Sites[site].Today);
        if (!_open.TryGetValue((site, month), out var round))
        {
            round = _open[(site, month)] = await FindOrMakeAsync(site, month, cancel);
        }

        return await rounds.AcceptOpenAsync(round, sheet, form, cancel);
    }

    /// <summary>Closes the rounds of months that are over.</summary>
    /// <returns>How many were closed.</returns>
    public async Task<int> CloseDueAsync(CancellationToken cancel)
    {
        await using var store = await people.CreateDbContextAsync(cancel);
        var open = await store.Rounds.AsNoTracking().Where(r => r.Door == Door.Page && r.State != RoundState.Closed).ToListAsync(cancel);
        var closed = 0;
        foreach (var round in open.Where(IsOver))
        {
            if (await closing.ResumeAsync(round.Id, Closer.TheSite, cancel))
            {
                closed++;
            }
            else if (await KeyOfAsync(round.Id, cancel) is { } key)
            {
                using (key)
                {
                    closed += await closing.CloseAsync(round.Id, key, Closer.TheSite, null, cancel) == ClosingVerdict.Closed ? 1 : 0;
                }
            }
        }

        return closed;
    }

    private bool IsOver(Round round) => directory.Sites.TryGetValue(round.Site, out var clock) && string.CompareOrdinal(round.Name, PageUseful.RoundOf(clock.Today)) < 0;

    private async Task<Guid> FindOrMakeAsync(string site, string month, CancellationToken cancel)
    {
        if (await rounds.FindAsync(site, PageUseful.Key, month, Door.Page, cancel) is { } found)
        {
            return found.Id;
        }

        var survey = directory.Survey(site, PageUseful.Key) ?? throw new InvalidOperationException($"{site} has no pages to rate.");
        using var opener = BoxOpener.New();
        var now = time.GetUtcNow().UtcDateTime;
        var round = new Round
        {
            Site = site,
            Consultation = PageUseful.Key,
            Name = month,
            Door = Door.Page,
            State = RoundState.Open,
            Survey = survey.ToJson(),
            BoxFingerprint = opener.Key.Fingerprint,
            SetUpAt = now,
            SetUpBy = "the site",
            OpenedAt = now,
            OpenedBy = "the site",
        };
        await doors.AddAsync(new BoxDoor(round.Id, opener.Key, BoxFormat.SizeFor(survey.MaxSheetBytes), null), opener.Export(), cancel);
        await using var store = await people.CreateDbContextAsync(cancel);
        store.Add(round);
        try
        {
            await store.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // Another host made this month's round at the same moment; that one counts.
        }

        return (await rounds.FindAsync(site, PageUseful.Key, month, Door.Page, cancel))!.Id;
    }

    private async Task<BoxOpener?> KeyOfAsync(Guid round, CancellationToken cancel)
    {
        await using var connection = await answers.OpenAsync(cancel);
        await using var command = connection.Command($"SELECT \"ServerKey\" FROM {answers.Table("Boxes")} WHERE \"Round\" = @round", ("@round", round));
        return await command.ExecuteScalarAsync(cancel) is byte[] key ? BoxOpener.Read(key) : null;
    }
}
