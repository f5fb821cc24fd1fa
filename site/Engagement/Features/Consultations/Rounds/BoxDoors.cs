using System.Collections.Concurrent;
using System.Data.Common;
using PreventPublic.Core.Stores;
using PreventPublic.Engagement.Features.Consultations.Ballots;
using PreventPublic.Engagement.Features.Consultations.Box;

namespace PreventPublic.Engagement.Features.Consultations.Rounds;

/// <summary>What the door of a box needs: what to seal to, how long a sealed answer is, whose signature a ballot has.</summary>
public sealed record BoxDoor(Guid Round, BoxKey Key, int Size, BallotKey? Ballots);

/// <summary>The doors of boxes. They never change while a round is open, so they are read once.</summary>
public sealed class BoxDoors(AnswersDatabase database)
{
    private readonly ConcurrentDictionary<Guid, BoxDoor> _known = new();

    /// <returns>Null when there is no such box. A box that is shut may still be found: the commit decides.</returns>
    public async Task<BoxDoor?> FindAsync(Guid round, CancellationToken cancel) =>
        _known.GetValueOrDefault(round) ?? (await ReadAsync(round, cancel) is { } door ? _known.GetOrAdd(round, door) : null);

    /// <summary>Makes a box.</summary>
    /// <param name="serverKey">The private half, only where the server keeps it.</param>
    public async Task AddAsync(BoxDoor door, byte[]? serverKey, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        await AnswersDatabase.RunAsync(
            connection,
            $"INSERT INTO {database.Table("Boxes")} (\"Round\", \"IsOpen\", \"Key\", \"Size\", \"BallotKey\", \"ServerKey\") VALUES (@round, @open, @key, @size, {(door.Ballots is null ? "NULL" : "@ballots")}, {(serverKey is null ? "NULL" : "@server")})",
            cancel,
            [("@round", door.Round), ("@open", true), ("@key", door.Key.Point), ("@size", door.Size), .. Given("@ballots", door.Ballots?.Spki), .. Given("@server", serverKey)]);
    }

    private static IEnumerable<(string, object)> Given(string name, byte[]? value) => value is null ? [] : [(name, value)];

    private async Task<BoxDoor?> ReadAsync(Guid round, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        await using var command = connection.Command($"SELECT \"Key\", \"Size\", \"BallotKey\" FROM {database.Table("Boxes")} WHERE \"Round\" = @round AND \"IsOpen\"", ("@round", round));
        await using var row = await command.ExecuteReaderAsync(cancel);
        return await row.ReadAsync(cancel) && BoxKey.Read((byte[])row[0]) is { } key
            ? new BoxDoor(round, key, Convert.ToInt32(row[1], System.Globalization.CultureInfo.InvariantCulture), row[2] is byte[] spki ? new BallotKey(spki) : null)
            : null;
    }
}
