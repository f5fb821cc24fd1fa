using PreventPublic.Engagement.Features.Consultations.Ballots;
using PreventPublic.Engagement.Features.Consultations.Rounds;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Listening;

/// <summary>
/// A real host is killed (SIGKILL) at random moments while members answer, and started again. What was acknowledged is there once;
/// what was not is sent again with the same ballot, and counts once.
/// </summary>
public sealed class KilledHosts(ITestOutputHelper output)
{
    private const int Kills = 3;
    private const int Members = 60;

    [Fact]
    public async Task What_was_acknowledged_survives_kill_9_and_what_was_not_counts_once_when_it_is_sent_again()
    {
        await using var listen = await Listen.StartAsync(Engine.Sqlite);
        var (round, sheets) = (await listen.OpenAsync("round-1", Members), Listen.DifferentSheets(Members));
        var ballots = await Task.WhenAll(round.Codes.Select(code => round.GetBallotAsync(code)));
        var (acknowledged, lost) = (new HashSet<int>(), 0);
        for (var kill = 0; kill <= Kills; kill++)
        {
            var last = kill == Kills;
            using var host = await HostProcess.StartReadyAsync(listen.Fixture.Where, listen.Content);
            var until = last ? Members : acknowledged.Count + 3 + Random.Shared.Next(8);
            lost += await SendAsync(host, round, ballots, sheets, acknowledged, until, last);
        }

        Assert.Equal(Members, acknowledged.Count);
        Assert.Equal(ClosingVerdict.Closed, await round.CloseAsync());
        Assert.Equal(Ballots.Choices(sheets), await Ballots.OpenedAsync(listen, round.Id));
        output.WriteLine($"{Kills} kills, {Members} answers, {lost} of them without a reply and sent again");
    }

    /// <summary>Several at a time, in no order; the host dies while some are on their way.</summary>
    private static async Task<int> SendAsync(
        HostProcess host, PlayedRound round, IReadOnlyList<BallotToken> ballots, IReadOnlyList<Engagement.Features.Consultations.Surveys.AnswerSheet> sheets, HashSet<int> acknowledged, int until, bool last)
    {
        var lost = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, Members).Where(member => !acknowledged.Contains(member)).ToList(), new ParallelOptions { MaxDegreeOfParallelism = 6 }, async (member, _) =>
        {
            try
            {
                using var answer = await round.PutAsync(ballots[member], round.Seal(sheets[member]), http: host.Http);
                answer.EnsureSuccessStatusCode();
                lock (acknowledged)
                {
                    acknowledged.Add(member);
                    if (!last && acknowledged.Count >= until)
                    {
                        host.Kill();
                    }
                }
            }
            catch (HttpRequestException)
            {
                Interlocked.Increment(ref lost);
            }
        });
        return lost;
    }
}
