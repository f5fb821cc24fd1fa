using System.Data.Common;
using PreventPublic.Core.Stores;

namespace PreventPublic.Engagement.Features.Consultations.Rounds;

public enum Acceptance
{
    /// <summary>It is in the box, and on disk.</summary>
    Taken,

    /// <summary>It was in the box already: sent again because the first reply got lost, or a ballot used a second time.</summary>
    Already,

    /// <summary>The round is not open.</summary>
    Shut,
}

/// <summary>A sealed answer on its way into the box.</summary>
/// <param name="Token">SHA-256 of what may be used once.</param>
public sealed record Incoming(Guid Round, byte[] Token, byte[] Bytes);

/// <summary>
/// Puts answers into boxes. Those that arrive while others are being stored are stored together, in one commit: the disk says
/// “done” once for all of them, and the commit says nothing about which came first.
/// </summary>
public sealed class BoxWriter(AnswersDatabase database, RandomKeys keys)
{
    private const int MostAtOnce = 256;

    private sealed class Waiting(Incoming answer, Guid key)
    {
        public Incoming Answer { get; } = answer;

        public Guid Key { get; } = key;

        public TaskCompletionSource<Acceptance> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private readonly Lock _gate = new();
    private readonly Queue<Waiting> _waiting = new();
    private bool _busy;

    /// <exception cref="DbException">The store cannot be reached. It may be sent again: it counts once.</exception>
    public Task<Acceptance> PutAsync(Incoming answer)
    {
        var waiting = new Waiting(answer, keys.New());
        lock (_gate)
        {
            _waiting.Enqueue(waiting);
            if (!_busy)
            {
                _busy = true;
                _ = Task.Run(StoreAllAsync);
            }
        }

        return waiting.Done.Task;
    }

    private async Task StoreAllAsync()
    {
        while (Next() is { Count: > 0 } batch)
        {
            try
            {
                await StoreAsync(batch);
            }
            catch (Exception fault)
            {
                batch.ForEach(waiting => waiting.Done.TrySetException(fault));
            }
        }
    }

    private List<Waiting> Next()
    {
        lock (_gate)
        {
            var batch = new List<Waiting>();
            while (batch.Count < MostAtOnce && _waiting.TryDequeue(out var next))
            {
                batch.Add(next);
            }

            _busy = batch.Count > 0;
            return batch;
        }
    }

    private async Task StoreAsync(List<Waiting> batch)
    {
        await using var connection = await database.OpenAsync(CancellationToken.None);
        await using var transaction = await connection.BeginTransactionAsync(CancellationToken.None);
        var open = await OpenOnesAsync(connection, batch.Select(waiting => waiting.Answer.Round).Distinct().Order());
        var verdicts = new Dictionary<Waiting, Acceptance>();

        await using var spend = connection.Command(
            $"INSERT INTO {database.Table("SpentTokens")} (\"Round\", \"Hash\") VALUES (@round, @hash) ON CONFLICT DO NOTHING", ("@round", Guid.Empty), ("@hash", Array.Empty<byte>()));
        await using var add = connection.Command(
            $"INSERT INTO {database.Table("SealedAnswers")} (\"Round\", \"Key\", \"Bytes\") VALUES (@round, @key, @bytes)", ("@round", Guid.Empty), ("@key", Guid.Empty), ("@bytes", Array.Empty<byte>()));

        // In the order of their tokens: two hosts that hold the same ballots then never wait for one another in a circle.
        foreach (var waiting in batch.OrderBy(waiting => Convert.ToHexString(waiting.Answer.Token), StringComparer.Ordinal))
        {
            verdicts[waiting] = !open.Contains(waiting.Answer.Round) ? Acceptance.Shut : await RunAsync(spend, waiting.Answer.Round, waiting.Answer.Token) == 1 ? Acceptance.Taken : Acceptance.Already;
        }

        foreach (var waiting in batch.Where(waiting => verdicts[waiting] == Acceptance.Taken).OrderBy(waiting => waiting.Key))
        {
            await RunAsync(add, waiting.Answer.Round, waiting.Key, waiting.Answer.Bytes);
        }

        await transaction.CommitAsync(CancellationToken.None);
        batch.ForEach(waiting => waiting.Done.TrySetResult(verdicts[waiting]));
    }

    private async Task<HashSet<Guid>> OpenOnesAsync(DbConnection connection, IEnumerable<Guid> rounds)
    {
        var open = new HashSet<Guid>();
        foreach (var round in rounds)
        {
            await database.ShareAsync(connection, round, CancellationToken.None);
            await using var command = connection.Command($"SELECT 1 FROM {database.Table("Boxes")} WHERE \"Round\" = @round AND \"IsOpen\"", ("@round", round));
            if (await command.ExecuteScalarAsync() is not null)
            {
                open.Add(round);
            }
        }

        return open;
    }

    /// <returns>How many rows it made.</returns>
    private static Task<int> RunAsync(DbCommand command, params ReadOnlySpan<object> values)
    {
        for (var at = 0; at < values.Length; at++)
        {
            command.Parameters[at].Value = values[at];
        }

        return command.ExecuteNonQueryAsync();
    }
}
