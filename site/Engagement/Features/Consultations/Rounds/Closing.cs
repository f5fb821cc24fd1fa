using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Core.Facts;
using PreventPublic.Core.Outbox;
using PreventPublic.Core.Stores;
using PreventPublic.Engagement.Features.Consultations.Box;
using PreventPublic.Engagement.Features.Consultations.Invitations;
using PreventPublic.Engagement.Features.Consultations.Results;
using PreventPublic.Engagement.Features.Consultations.Surveys;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Consultations.Rounds;

/// <summary>Who closes a round: a member of staff, or the site itself.</summary>
public sealed record Closer(Guid? StaffId, string Name)
{
    public static readonly Closer TheSite = new(null, "the site, at the end of the month");

    public static Closer Of(StaffMember staff) => new(staff.Id, staff.Name);
}

public enum ClosingVerdict
{
    Closed,

    /// <summary>The key opens another box.</summary>
    WrongKey,

    /// <summary>It is not open, or closed already.</summary>
    NotOpen,
}

/// <summary>
/// Closes a round: shuts it, opens its box in memory, writes down what was in it in one commit, and destroys the sealed answers, the
/// ballots' key and the codes. After a crash it is done again from where it stopped; only the first step needs no key.
/// </summary>
public sealed class Closing(
    IDbContextFactory<PeopleStore> people, AnswersDatabase answers, OpeningBox opening, OpenedAnswers opened, IConsultationDirectory directory, TimeProvider time)
{
    public async Task<ClosingVerdict> CloseAsync(Guid id, BoxOpener opener, Closer by, IProgress<BoxProgress>? progress, CancellationToken cancel)
    {
        await using var store = await people.CreateDbContextAsync(cancel);
        if (await store.Rounds.FirstOrDefaultAsync(r => r.Id == id, cancel) is not { State: RoundState.Open or RoundState.Closing } round)
        {
            return ClosingVerdict.NotOpen;
        }

        if (opener.Key.Fingerprint != round.BoxFingerprint)
        {
            return ClosingVerdict.WrongKey;
        }

        if (round.State == RoundState.Open)
        {
            await ShutAsync(store, round, by, cancel);
        }

        await OpenAsync(round, opener, progress, cancel);
        await answers.ScrubAsync(AnswersDatabase.Box, cancel);
        await FinishAsync(store, round, by, cancel);
        return ClosingVerdict.Closed;
    }

    private async Task ShutAsync(PeopleStore store, Round round, Closer by, CancellationToken cancel)
    {
        (round.State, round.ClosedAt, round.ClosedBy) = (RoundState.Closing, Now, by.Name);
        await store.SaveChangesAsync(cancel);
    }

    /// <summary>After a crash between the two stores: what was opened and written stays, and the round is finished without a key.</summary>
    /// <returns>False when there is nothing to finish.</returns>
    public async Task<bool> ResumeAsync(Guid id, Closer by, CancellationToken cancel)
    {
        await using var store = await people.CreateDbContextAsync(cancel);
        await using var connection = await answers.OpenAsync(cancel);
        if (await store.Rounds.FirstOrDefaultAsync(r => r.Id == id, cancel) is not { State: RoundState.Closing } round || !await HasResultsAsync(connection, id, cancel))
        {
            return false;
        }

        await answers.ScrubAsync(AnswersDatabase.Box, cancel);
        await FinishAsync(store, round, by, cancel);
        return true;
    }

    /// <summary>Opened outside any transaction, since nothing comes any more; written in one commit: before it everything is sealed, after it nothing is.</summary>
    private async Task OpenAsync(Round round, BoxOpener opener, IProgress<BoxProgress>? progress, CancellationToken cancel)
    {
        await using var connection = await answers.OpenAsync(cancel);
        await ShutBoxAsync(connection, round.Id, cancel);
        if (await HasResultsAsync(connection, round.Id, cancel))
        {
            return;
        }

        var survey = SurveyOf(round);
        var content = await opening.OpenAsync(connection, round.Id, survey, opener, progress, cancel);
        var results = Tally.Count(survey, content.Sheets, new RoundFrame(round.Consultation, round.Name, round.Door, round.Invited));
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await answers.AloneAsync(connection, round.Id, cancel);
        if (!await HasResultsAsync(connection, round.Id, cancel))
        {
            await opened.WriteAsync(connection, round.Id, survey, content, results, cancel);
            await AnswersDatabase.RunAsync(connection, $"DELETE FROM {answers.Table("SealedAnswers")} WHERE \"Round\" = @round", cancel, ("@round", round.Id));
            await AnswersDatabase.RunAsync(connection, $"UPDATE {answers.Table("Boxes")} SET \"ServerKey\" = NULL WHERE \"Round\" = @round", cancel, ("@round", round.Id));
            await transaction.CommitAsync(cancel);
        }
    }

    /// <summary>As it was set up. Pages that came to a site during the month count too.</summary>
    private Survey SurveyOf(Round round)
    {
        var survey = Survey.FromJson(round.Survey);
        return round.Door == Door.Page && directory.Survey(round.Site, PageUseful.Key) is { } now
            ? PageUseful.SurveyOf(survey.Questions.Concat(now.Questions).Select(question => question.Id).Distinct(StringComparer.Ordinal))
            : survey;
    }

    private async Task ShutBoxAsync(DbConnection connection, Guid round, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await answers.AloneAsync(connection, round, cancel);
        await AnswersDatabase.RunAsync(connection, $"UPDATE {answers.Table("Boxes")} SET \"IsOpen\" = @no WHERE \"Round\" = @round", cancel, ("@no", false), ("@round", round));
        await transaction.CommitAsync(cancel);
    }

    private async Task<bool> HasResultsAsync(DbConnection connection, Guid round, CancellationToken cancel)
    {
        await using var command = connection.Command($"SELECT 1 FROM {answers.Table("Results")} WHERE \"Round\" = @round", ("@round", round));
        return await command.ExecuteScalarAsync(cancel) is not null;
    }

    private async Task FinishAsync(PeopleStore store, Round round, Closer by, CancellationToken cancel)
    {
        await using var transaction = await store.Database.BeginTransactionAsync(cancel);
        var (answered, spoilt) = await CountsAsync(round.Id, cancel);
        round.Issued = round.IsPanel ? await store.PanelCodes.CountAsync(code => code.Round == round.Id && code.Blinded != null, cancel) : null;
        await store.PanelCodes.Where(code => code.Round == round.Id).ExecuteDeleteAsync(cancel);
        await Inviting.ForgetAsync(store, round.Id, cancel);
        (round.State, round.BallotPrivateKey, round.Answered, round.Spoilt) = (RoundState.Closed, null, answered, spoilt);
        store.Post(AuditLine.Kind, new AuditLine(by.StaffId, by.Name, "round.closed", round.Site, round.ToString(), Now, Note: $"{answered} answers, {spoilt} spoilt"), Now);
        if (answered >= Disclosure.FewestAnswers && directory.Sites.GetValueOrDefault(round.Site) is { } clock)
        {
            store.Post(Fact.Kind, new Fact("consultation.answered", clock.Today, round.Site, $"consultations/{round.Consultation}", round.Door, answered), Now);
        }

        await PostScoreAsync(store, round, cancel);
        await store.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        await store.EmptyLogAsync(cancel);
    }

    private async Task PostScoreAsync(PeopleStore store, Round round, CancellationToken cancel)
    {
        if (round.Door == Door.Page && await ResultsAsync(round.Id, cancel) is { } results && PageScore.Of(results) is { } score)
        {
            foreach (var fact in score.FactsOf(round.Site, round.Name))
            {
                store.Post(Fact.Kind, fact, Now);
            }
        }
    }

    private async Task<RoundResults?> ResultsAsync(Guid round, CancellationToken cancel)
    {
        await using var connection = await answers.OpenAsync(cancel);
        await using var command = connection.Command($"SELECT \"Json\" FROM {answers.Table("Results")} WHERE \"Round\" = @round", ("@round", round));
        return await command.ExecuteScalarAsync(cancel) is string json ? RoundResults.FromJson(json) : null;
    }

    private async Task<(int Answered, int Spoilt)> CountsAsync(Guid round, CancellationToken cancel)
    {
        await using var connection = await answers.OpenAsync(cancel);
        await using var command = connection.Command($"SELECT \"Answered\", \"Spoilt\" FROM {answers.Table("Results")} WHERE \"Round\" = @round", ("@round", round));
        await using var row = await command.ExecuteReaderAsync(cancel);
        return await row.ReadAsync(cancel) ? (Number(row[0]), Number(row[1])) : (0, 0);
    }

    private static int Number(object value) => Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture);

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}
