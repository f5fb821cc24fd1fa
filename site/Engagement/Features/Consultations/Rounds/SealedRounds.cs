using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Stores;
using PreventPublic.Engagement.Features.Consultations.Ballots;
using PreventPublic.Engagement.Features.Consultations.Box;
using PreventPublic.Engagement.Features.Consultations.Results;
using PreventPublic.Engagement.Features.Consultations.Surveys;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Consultations.Rounds;

/// <summary>Rounds as the pages see them: which there are, putting an answer in, reading what was published.</summary>
public sealed class SealedRounds(IDbContextFactory<PeopleStore> people, AnswersDatabase answers, BoxDoors doors, BoxWriter writer)
{
    /// <summary>Asked whenever somebody answers.</summary>
    private readonly Func<PeopleStore, string, string, IAsyncEnumerable<Round>> _inConsultation = EF.CompileAsyncQuery<PeopleStore, string, string, Round>((store, site, consultation) =>
        store.Rounds.AsNoTracking().Where(round => round.Site == site && round.Consultation == consultation).OrderBy(round => round.SetUpAt));

    /// <summary>What a round asks never changes once it is set up.</summary>
    private readonly ConcurrentDictionary<Guid, Survey> _surveys = new();

    public async Task<RoundFacts?> FindAsync(string site, string consultation, string name, string door, CancellationToken cancel) =>
        (await OfAsync(site, consultation, cancel)).FirstOrDefault(round => round.Name == name && round.Door == door);

    /// <summary>All rounds of a consultation, the first set up first.</summary>
    public async Task<IReadOnlyList<RoundFacts>> OfAsync(string site, string consultation, CancellationToken cancel)
    {
        await using var store = await people.CreateDbContextAsync(cancel);
        var rounds = new List<RoundFacts>();
        await foreach (var round in _inConsultation(store, site, consultation).WithCancellation(cancel))
        {
            rounds.Add(FactsOf(round));
        }

        return rounds;
    }

    public async Task<RoundFacts?> FindAsync(string site, Guid id, CancellationToken cancel)
    {
        await using var store = await people.CreateDbContextAsync(cancel);
        return await store.Rounds.AsNoTracking().FirstOrDefaultAsync(round => round.Id == id && round.Site == site, cancel) is { } round ? FactsOf(round) : null;
    }

    /// <summary>Takes an answer that came unsealed, through the open door or from paper: it is sealed here, before it is stored.</summary>
    /// <param name="form">The form's id: the same form sent twice counts once.</param>
    /// <exception cref="System.Data.Common.DbException">The store cannot be reached; it may be sent again.</exception>
    public async Task<Acceptance> AcceptOpenAsync(Guid round, AnswerSheet sheet, Guid form, CancellationToken cancel) =>
        await doors.FindAsync(round, cancel) is { } door
            ? await writer.PutAsync(new Incoming(round, SHA256.HashData(form.ToByteArray()), SealedBox.Seal(sheet.ToBytes(), door.Key, round, door.Size)))
            : Acceptance.Shut;

    /// <summary>Takes an answer that a member's browser sealed, with the ballot that allows it.</summary>
    /// <returns>Null when it is no ballot of this round, or nothing that its box can hold.</returns>
    /// <exception cref="System.Data.Common.DbException">The store cannot be reached; it may be sent again.</exception>
    public async Task<Acceptance?> AcceptPanelAsync(Guid round, byte[] sealedAnswer, BallotToken ballot, CancellationToken cancel)
    {
        if (await doors.FindAsync(round, cancel) is not { } door)
        {
            return Acceptance.Shut;
        }

        return sealedAnswer.Length == BoxFormat.SealedLength(door.Size) && sealedAnswer[0] == BoxFormat.Version && door.Ballots?.Accepts(ballot, round) == true
            ? await writer.PutAsync(new Incoming(round, ballot.Hash, sealedAnswer))
            : null;
    }

    /// <summary>What members' browsers need; null when the round is not open.</summary>
    public Task<BoxDoor?> DoorAsync(Guid round, CancellationToken cancel) => doors.FindAsync(round, cancel);

    /// <returns>Null until the round is closed.</returns>
    public async Task<RoundResults?> ResultsAsync(string site, string consultation, string name, string door, CancellationToken cancel) =>
        await FindAsync(site, consultation, name, door, cancel) is { } round ? await ResultsAsync(round.Id, cancel) : null;

    public async Task<RoundResults?> ResultsAsync(Guid round, CancellationToken cancel)
    {
        await using var connection = await answers.OpenAsync(cancel);
        await using var command = connection.Command($"SELECT \"Json\" FROM {answers.Table("Results")} WHERE \"Round\" = @round", ("@round", round));
        return await command.ExecuteScalarAsync(cancel) is string json ? RoundResults.FromJson(json) : null;
    }

    private RoundFacts FactsOf(Round round) => RoundFacts.Of(round, _surveys.GetOrAdd(round.Id, _ => Survey.FromJson(round.Survey)));
}
