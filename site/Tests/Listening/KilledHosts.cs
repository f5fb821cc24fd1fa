using System.Diagnostics;
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
            await using var host = await RunningHost.StartAsync(listen);
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
        RunningHost host, PlayedRound round, IReadOnlyList<BallotToken> ballots, IReadOnlyList<Engagement.Features.Consultations.Surveys.AnswerSheet> sheets, HashSet<int> acknowledged, int until, bool last)
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

    private sealed class RunningHost : IAsyncDisposable
    {
        private readonly Process _process;

        private RunningHost(Process process, Uri address)
        {
            _process = process;
            Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
            Http.DefaultRequestHeaders.Host = $"thurrock.localhost:{address.Port}";
        }

        public HttpClient Http { get; }

        public static async Task<RunningHost> StartAsync(Listen listen)
        {
            var address = new Uri($"http://localhost:{LocalServer.FreePort()}");
            var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "PreventPublic.Host.dll"), "--urls", address.ToString()])
            {
                WorkingDirectory = Repository.Root,
                RedirectStandardOutput = true,
                Environment = { ["PREVENT_DATA"] = listen.Fixture.Data, ["Content__Folder"] = listen.Content, ["ASPNETCORE_ENVIRONMENT"] = "Development" },
            };
            var process = Process.Start(start)!;
            process.OutputDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            var host = new RunningHost(process, address);
            for (var attempt = 0; attempt < 600; attempt++)
            {
                try
                {
                    if ((await host.Http.GetAsync(new Uri("/readyz", UriKind.Relative))).IsSuccessStatusCode)
                    {
                        return host;
                    }
                }
                catch (HttpRequestException)
                {
                    // Not yet.
                }

                await Task.Delay(100);
            }

            throw new TimeoutException("The host did not start.");
        }

        public void Kill() => _process.Kill();

        public async ValueTask DisposeAsync()
        {
            if (!_process.HasExited)
            {
                _process.Kill();
            }

            await _process.WaitForExitAsync();
            _process.Dispose();
            Http.Dispose();
        }
    }
}
