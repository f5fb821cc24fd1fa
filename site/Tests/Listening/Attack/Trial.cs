using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Engagement.Features.Consultations.Ballots;
using PreventPublic.Engagement.Features.Consultations.Rounds;
using PreventPublic.Engagement.Features.Consultations.Surveys;
using PreventPublic.Host.Delivery;
using PreventPublic.Metrics.Facts;
using PreventPublic.Testing;

namespace PreventPublic.Tests.Listening.Attack;

/// <summary>A build with a leak, to show that the attacker finds it.</summary>
/// <param name="Services">Changes the build.</param>
/// <param name="Opened">Does to the store, once the round is open, what such a build would have done.</param>
/// <param name="Answered">The same after each answer, before the copy of that moment.</param>
/// <param name="BackedUp">The same while a backup is made: it is given the backup to make.</param>
/// <param name="Closed">The same after the close; it is told in which order the answers came and with which ballots.</param>
public sealed record Leak(
    Action<IServiceCollection>? Services = null, Func<PlayedRound, Task>? Opened = null, Func<PlayedRound, AnswerSheet, Task>? Answered = null,
    Func<PlayedRound, Func<Task>, Task>? BackedUp = null, Func<PlayedRound, IReadOnlyList<(AnswerSheet Sheet, BallotToken Ballot, string Code)>, Task>? Closed = null);

/// <summary>Rounds in which all members answer at once, one after another in the order of the invitation list: the worst way.</summary>
public sealed class Trial(Engine engine, Leak leak)
{
    private static readonly string[] Languages = ["", "/ur"];

    private readonly Dictionary<string, int> _hits = [];

    /// <summary>How many answers each clue gave to their member, in all rounds together.</summary>
    public IReadOnlyDictionary<string, int> Hits => _hits;

    public int Rounds { get; private set; }

    public int Members { get; private set; }

    public int Snapshots { get; private set; }

    public long LogLength { get; private set; }

    /// <summary>Also what the shipped settings never write: a line for every request.</summary>
    public static void LogEverything(SiteFixture fixture)
    {
        foreach (var category in new[] { "Microsoft", "Microsoft.AspNetCore.Hosting.Diagnostics", "System" })
        {
            fixture.Settings[$"Logging:LogLevel:{category}"] = "Trace";
        }
    }

    /// <param name="rounds">How many; a fresh host serves twenty at a time.</param>
    /// <param name="size">Members of a round, drawn anew for each.</param>
    public async Task PlayAsync(int rounds, Func<int> size)
    {
        const int each = 20;
        for (var begun = 0; begun < rounds; begun += each)
        {
            using var log = new LogTape();
            using var traces = new TraceTape(log);
            await using var listen = await Listen.StartAsync(engine, log, leak.Services, LogEverything);
            using var camera = new Camera(listen.Fixture, log);
            for (var round = begun; round < Math.Min(rounds, begun + each); round++)
            {
                await PlayAsync(listen, camera, round, size());
            }

            LogLength += log.Length;
        }
    }

    /// <summary>Every second round is by e-mail: then the attacker has the mails, with who got which code.</summary>
    private async Task PlayAsync(Listen listen, Camera camera, int number, int members)
    {
        var name = $"round-{number}";
        var round = number % 2 == 0 ? await listen.OpenAsync(name, members) : await listen.InviteAsync(name, members);
        await (leak.Opened?.Invoke(round) ?? Task.CompletedTask);
        var sheets = Listen.DifferentSheets(members);
        var languages = Enumerable.Range(0, members).Select(_ => Languages[RandomNumberGenerator.GetInt32(Languages.Length)]).ToList();
        var (moments, backups, came) = (new List<Snapshot> { await CopyAsync(listen, camera) }, new List<Snapshot>(), new List<(AnswerSheet, BallotToken, string)>());
        for (var member = 0; member < members; member++)
        {
            var ballot = await round.GetBallotAsync(round.Codes[member], languages[member]);
            moments.Add(await CopyAsync(listen, camera));
            using var answer = await round.PutAsync(ballot, round.Seal(sheets[member]), languages[member]);
            answer.EnsureSuccessStatusCode();
            await (leak.Answered?.Invoke(round, sheets[member]) ?? Task.CompletedTask);
            moments.Add(await CopyAsync(listen, camera));
            came.Add((sheets[member], ballot, round.Codes[member]));
            if (member == members / 2)
            {
                await BackUpAsync(round, backups);
            }
        }

        if (await round.CloseAsync() != ClosingVerdict.Closed)
        {
            throw new InvalidOperationException($"{name} did not close.");
        }

        await (leak.Closed?.Invoke(round, came) ?? Task.CompletedTask);
        await BackUpAsync(round, backups);
        var undelivered = await CopyAsync(listen, camera);
        var hashes = round.Codes.Select(code => Convert.ToHexStringLower(PanelCodes.HashOf(round.Id, code)!)).ToList();
        Count(new Evidence(round.Id, round.Codes, hashes, [.. languages.Select(language => language.Length == 0 ? "en" : language[1..])], moments, backups, [undelivered], await camera.TakeAsync()), sheets);
        (Rounds, Members, Snapshots) = (Rounds + 1, Members + members, Snapshots + moments.Count + 2);
    }

    /// <summary>What is counted in memory is written first, and the outboxes are delivered afterwards: so that a copy has both, and the next has what came of it.</summary>
    private static async Task<Snapshot> CopyAsync(Listen listen, Camera camera)
    {
        await listen.Get<FactBuffer>().FlushAsync(CancellationToken.None);
        var copy = await camera.TakeAsync();
        await listen.Get<OutboxWorker>().DeliverAllAsync(CancellationToken.None);
        return copy;
    }

    private async Task BackUpAsync(PlayedRound round, List<Snapshot> backups)
    {
        async Task MakeAsync() => backups.Add(await StolenBackup.TakeAsync(round.Listen.Fixture));
        await (leak.BackedUp?.Invoke(round, MakeAsync) ?? MakeAsync());
    }

    /// <summary>Whoever the attacker has no idea about gets one of the answers that are left, by chance: so every clue, if it is none, hits one a round on average.</summary>
    private void Count(Evidence evidence, IReadOnlyList<AnswerSheet> truth)
    {
        foreach (var (clue, guess) in Attacker.Guess(evidence))
        {
            var used = new HashSet<int>();
            var said = guess.Select(answer => answer is { } one && used.Add(one) ? one : -1).ToArray();
            var left = Enumerable.Range(0, evidence.Opened.Count).Where(answer => !used.Contains(answer)).ToArray();
            RandomNumberGenerator.Shuffle<int>(left);
            var next = 0;
            for (var member = 0; member < said.Length; member++)
            {
                var answer = said[member] >= 0 ? said[member] : left[next++];
                _hits[clue] = _hits.GetValueOrDefault(clue) + (SameAs(evidence.Opened[answer], truth[member]) ? 1 : 0);
            }
        }
    }

    private static bool SameAs(Row opened, AnswerSheet sheet) => System.Text.Encoding.UTF8.GetString(sheet.ToBytes()).Contains($"\"choices\":{opened.Values["Choices"]},", StringComparison.Ordinal);
}
