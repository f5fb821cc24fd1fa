using System.Collections.Concurrent;
using System.Data.Common;
using PreventPublic.Core.Stores;
using PreventPublic.Engagement.Features.Consultations.Box;
using PreventPublic.Engagement.Features.Consultations.Surveys;

namespace PreventPublic.Engagement.Features.Consultations.Rounds;

/// <summary>How far the opening of a box is.</summary>
public sealed record BoxProgress(int Opened, int All);

/// <summary>Opens a box, in memory: reads sealed answers a few at a time, opens them on all processors, keeps only what they say.</summary>
public sealed class OpeningBox(AnswersDatabase database)
{
    private const int AtOnce = 2000;

    /// <summary>What was in a box, in no order that means anything.</summary>
    /// <param name="Spoilt">How many could not be opened, or are no answers to this survey.</param>
    public sealed record Content(IReadOnlyList<AnswerSheet> Sheets, int Spoilt);

    public async Task<Content> OpenAsync(DbConnection connection, Guid round, Survey survey, BoxOpener opener, IProgress<BoxProgress>? progress, CancellationToken cancel)
    {
        var (sheets, all, opened) = (new List<AnswerSheet>(), await CountAsync(connection, round, cancel), 0);
        await foreach (var some in ReadAsync(connection, round, cancel))
        {
            sheets.AddRange(OpenSome(some, round, survey, opener).OfType<AnswerSheet>());
            opened += some.Count;
            progress?.Report(new BoxProgress(opened, all));
        }

        return new Content(sheets, opened - sheets.Count);
    }

    /// <summary>Keys of .NET are not made for several threads, so each has its own. The order stays: it is the writing that shuffles.</summary>
    private static AnswerSheet?[] OpenSome(List<byte[]> some, Guid round, Survey survey, BoxOpener opener)
    {
        var sheets = new AnswerSheet?[some.Count];
        if (some.Count == 0)
        {
            return sheets;
        }

        Parallel.ForEach(Partitioner.Create(0, some.Count), range =>
        {
            using var own = BoxOpener.Read(opener.Export())!;
            for (var at = range.Item1; at < range.Item2; at++)
            {
                sheets[at] = own.Open(some[at], round) is { } bytes && AnswerSheet.Parse(bytes, survey) is { IsEmpty: false } sheet ? sheet : null;
            }
        });
        return sheets;
    }

    private async Task<int> CountAsync(DbConnection connection, Guid round, CancellationToken cancel)
    {
        await using var command = connection.Command($"SELECT COUNT(*) FROM {database.Table("SealedAnswers")} WHERE \"Round\" = @round", ("@round", round));
        return Convert.ToInt32(await command.ExecuteScalarAsync(cancel), System.Globalization.CultureInfo.InvariantCulture);
    }

    private async IAsyncEnumerable<List<byte[]>> ReadAsync(DbConnection connection, Guid round, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await using var command = connection.Command($"SELECT \"Bytes\" FROM {database.Table("SealedAnswers")} WHERE \"Round\" = @round ORDER BY \"Key\"", ("@round", round));
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var some = new List<byte[]>(AtOnce);
        while (await rows.ReadAsync(cancel))
        {
            some.Add((byte[])rows[0]);
            if (some.Count == AtOnce)
            {
                yield return some;
                some = new List<byte[]>(AtOnce);
            }
        }

        yield return some;
    }
}
