using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PreventPublic.Core.Facts;
using PreventPublic.Engagement.Features.Consultations.Rounds;
using PreventPublic.Engagement.Features.Consultations.Surveys;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Listening.Attack;

/// <summary>
/// Rule 4, attacked. If an answer cannot be told from any other, a guess hits one member a round on average and the number of hits
/// over R rounds has mean R and variance R (fixed points of a random permutation). A clue that hits so often that chance alone would
/// do it less than once in a thousand runs, all clues of a run together, fails the test. The same attacker, against builds with one
/// leak each, must be far above that line.
/// </summary>
public abstract class AnonymityHolds(Engine engine, ITestOutputHelper output)
{
    /// <summary>How often this test may fail by mere chance.</summary>
    private const double Confidence = 0.001;

    private const int ControlRounds = 3;
    private const int ControlMembers = 12;

    private static bool Whole => Environment.GetEnvironmentVariable("PREVENT_SWEEP") == "all";

    private int Rounds => int.TryParse(Environment.GetEnvironmentVariable("PREVENT_ATTACK_ROUNDS"), CultureInfo.InvariantCulture, out var rounds) ? rounds : Whole ? 300 : engine == Engine.Sqlite ? 16 : 10;

    [Fact]
    public async Task Whoever_steals_a_copy_after_every_request_does_no_better_than_chance()
    {
        var trial = new Trial(engine, new Leak());
        await trial.PlayAsync(Rounds, () => Whole ? 12 + RandomNumberGenerator.GetInt32(19) : 12);
        Report(trial);
        Assert.True(trial.LogLength > 10_000, "There was no log to steal.");
        Assert.All(trial.Hits, clue => Assert.True(clue.Value <= Line(trial), $"“{clue.Key}” found {clue.Value} of {trial.Members} answers; by chance {trial.Rounds}, and hardly ever more than {Line(trial):0}."));
    }

    [Fact]
    public async Task Keys_in_the_order_of_arrival_are_caught()
    {
        long last = 0;
        Guid Next() => new(0, 0, 0, [.. BitConverter.GetBytes(Interlocked.Increment(ref last)).Reverse()]);
        await CaughtAsync(new Leak(services => services.AddSingleton(new RandomKeys(Next))), "order of Key");
    }

    [Fact]
    public async Task A_time_kept_with_each_answer_is_caught() =>
        await CaughtAsync(new Leak(Closed: (round, came) => WriteAsync(round, "At", [.. came.Select((one, at) => (one.Sheet, $"2026-11-23T12:{at:00}:00"))])), "order of At");

    [Fact]
    public async Task A_code_that_stays_with_its_answer_is_caught() =>
        await CaughtAsync(
            new Leak(Closed: (round, came) => WriteAsync(round, "Ballot", [.. came.Select(one => (one.Sheet, Convert.ToHexStringLower(Engagement.Features.Consultations.Ballots.PanelCodes.HashOf(round.Id, one.Code)!)))])),
            "shared values");

    [Fact]
    public async Task A_box_key_on_the_server_is_caught() => await CaughtAsync(new Leak(Opened: KeepKeyAsync), "keys found");

    [Fact]
    public async Task A_box_key_that_only_a_backup_has_is_caught() => await CaughtAsync(
        new Leak(BackedUp: async (round, backUp) =>
        {
            await KeepKeyAsync(round);
            await backUp();
            await RunAsync(round, "UPDATE {0}\"Boxes\" SET \"ServerKey\" = NULL");
        }),
        "keys found");

    [Fact]
    public async Task An_answer_that_was_on_disk_for_a_moment_is_caught() => await CaughtAsync(
        new Leak(
            Opened: round => RunAsync(round, "CREATE TABLE IF NOT EXISTS {0}\"Drafts\" (\"Text\" TEXT)"),
            Answered: async (round, sheet) =>
            {
                await RunAsync(round, "INSERT INTO {0}\"Drafts\" VALUES (@text)", ("@text", ChoicesOf(sheet)));
                await RunAsync(round, "DELETE FROM {0}\"Drafts\"");
            }),
        "first appearance");

    [Fact]
    public async Task A_figure_for_each_answer_is_caught() => await CaughtAsync(
        new Leak(Answered: (round, sheet) =>
        {
            round.Listen.Get<IFactRecorder>().Record(new Fact("consultation.answered", new DateOnly(2026, 11, 23), AskedOnce.Site, ChoicesOf(sheet)));
            return Task.CompletedTask;
        }),
        "first appearance");

    [Fact]
    public async Task A_trace_that_tells_an_answer_is_caught()
    {
        using var source = new ActivitySource("a leaky build");
        await CaughtAsync(
            new Leak(Answered: (_, sheet) =>
            {
                using var trace = source.StartActivity("answer")?.SetTag("sheet", ChoicesOf(sheet));
                return Task.CompletedTask;
            }),
            "first appearance");
    }

    private async Task CaughtAsync(Leak leak, string clue)
    {
        var trial = new Trial(engine, leak);
        await trial.PlayAsync(ControlRounds, () => ControlMembers);
        Report(trial);
        Assert.True(trial.Hits[clue] > Line(trial), $"The attacker missed it: “{clue}” found {trial.Hits[clue]} of {trial.Members} answers, where {Line(trial):0} may be chance.");
        // Figures of two requests that are written together hide one of them.
        Assert.InRange(trial.Hits[clue], trial.Members * 9 / 10, trial.Members);
    }

    /// <summary>The most hits that chance gives: Poisson with the mean of one a round, all clues together.</summary>
    private static double Line(Trial trial)
    {
        var allowed = Confidence / trial.Hits.Count;
        var (hits, term, below) = (0, Math.Exp(-trial.Rounds), 0.0);
        while (1 - (below += term) > allowed && hits < 10 * trial.Rounds)
        {
            term *= (double)trial.Rounds / ++hits;
        }

        return hits;
    }

    private void Report(Trial trial) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{engine}: {trial.Rounds} rounds, {trial.Members} members, {trial.Snapshots} copies, {trial.LogLength} characters of log; chance {trial.Rounds}, line {Line(trial):0}; {string.Join(", ", trial.Hits.OrderByDescending(clue => clue.Value).Select(clue => $"{clue.Key} {clue.Value}"))}"));

    private Task KeepKeyAsync(PlayedRound round) => RunAsync(round, "UPDATE {0}\"Boxes\" SET \"ServerKey\" = @key WHERE \"Round\" = @round", ("@key", round.Key.Export()), ("@round", round.Id));

    /// <summary>Adds a column to the opened answers, as a build that keeps more than it should would have it.</summary>
    private async Task WriteAsync(PlayedRound round, string column, IReadOnlyList<(AnswerSheet Sheet, string Value)> values)
    {
        try
        {
            await RunAsync(round, $"ALTER TABLE {{0}}\"OpenedSheets\" ADD COLUMN \"{column}\" TEXT");
        }
        catch (Exception fault) when (fault is SqliteException or PostgresException)
        {
            // It is there already, from the round before.
        }

        foreach (var (sheet, value) in values)
        {
            await RunAsync(round, $"UPDATE {{0}}\"OpenedSheets\" SET \"{column}\" = @value WHERE \"Round\" = @round AND \"Choices\" = @choices", ("@value", value), ("@round", round.Id), ("@choices", ChoicesOf(sheet)));
        }
    }

    /// <summary>As they are written down when the box is opened.</summary>
    private static string ChoicesOf(AnswerSheet sheet) => Encoding.UTF8.GetString(sheet.ToBytes()).Split("\"choices\":")[1].Split(",\"texts\"")[0];

    private async Task RunAsync(PlayedRound round, string sql, params (string Name, object Value)[] parameters)
    {
        var answers = round.Listen.Get<AnswersDatabase>();
        await using var connection = await answers.OpenAsync(CancellationToken.None);
        await AnswersDatabase.RunAsync(connection, string.Format(CultureInfo.InvariantCulture, sql, engine == Engine.Postgres ? "\"answers\"." : ""), CancellationToken.None, parameters);
    }
}

public sealed class AnonymityHoldsOnSqlite(ITestOutputHelper output) : AnonymityHolds(Engine.Sqlite, output);

public sealed class AnonymityHoldsOnPostgres(ITestOutputHelper output) : AnonymityHolds(Engine.Postgres, output);
