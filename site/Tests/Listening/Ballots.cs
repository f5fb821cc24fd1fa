using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Engagement.Features.Consultations;
using PreventPublic.Engagement.Features.Consultations.Ballots;
using PreventPublic.Engagement.Features.Consultations.Box;
using PreventPublic.Engagement.Features.Consultations.Rounds;
using PreventPublic.Engagement.Store;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Listening;

/// <summary>One code, one ballot; one ballot, one answer: lost, sent again, forged, carried elsewhere, sent many times at once.</summary>
public abstract class Ballots(Engine engine)
{
    [Fact]
    public async Task A_code_gets_one_signature_and_the_same_one_again_if_it_got_lost()
    {
        await using var listen = await Listen.StartAsync(engine);
        var round = await listen.OpenAsync("round-1", 10);
        var holder = round.NewHolder();
        var first = await (await round.AskAsync(round.Codes[0], holder.Blinded)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var again = await round.AskAsync(round.Codes[0].ToLowerInvariant().Replace('-', ' '), holder.Blinded);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(first, await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var other = await round.AskAsync(round.Codes[0], round.NewHolder().Blinded);
        Assert.Equal((HttpStatusCode.Conflict, "used"), (other.StatusCode, await PlayedRound.StateOf(other)));
        var unknown = await round.AskAsync(PanelCodes.New(), holder.Blinded);
        Assert.Equal((HttpStatusCode.NotFound, "unknown"), (unknown.StatusCode, await PlayedRound.StateOf(unknown)));
    }

    [Fact]
    public async Task A_number_that_cannot_be_signed_costs_nobody_their_ballot()
    {
        await using var listen = await Listen.StartAsync(engine);
        var round = await listen.OpenAsync("round-1", 10);
        foreach (var bad in new[] { [], new byte[10], Enumerable.Repeat((byte)255, BallotKey.Length).ToArray(), new byte[BallotKey.Length + 1] })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await round.AskAsync(round.Codes[0], bad)).StatusCode);
        }

        Assert.NotNull(await round.GetBallotAsync(round.Codes[0]));
    }

    [Fact]
    public async Task Of_many_who_use_one_code_at_once_one_gets_a_signature()
    {
        await using var listen = await Listen.StartAsync(engine);
        var round = await listen.OpenAsync("round-1", 10);
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => round.AskAsync(round.Codes[3], round.NewHolder().Blinded)));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(11, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task An_answer_that_is_sent_again_counts_once_and_the_first_one_counts()
    {
        await using var listen = await Listen.StartAsync(engine);
        var round = await listen.OpenAsync("round-1", 12);
        var sheets = Listen.DifferentSheets(13);
        for (var member = 0; member < 12; member++)
        {
            var ballot = await round.GetBallotAsync(round.Codes[member]);
            Assert.Equal("taken", await PlayedRound.StateOf(await round.PutAsync(ballot, round.Seal(sheets[member]))));
            Assert.Equal("already", await PlayedRound.StateOf(await round.PutAsync(ballot, round.Seal(sheets[12]))));
        }

        Assert.Equal(ClosingVerdict.Closed, await round.CloseAsync());
        Assert.Equal(Choices(sheets.Take(12)), await OpenedAsync(listen, round.Id));
    }

    [Fact]
    public async Task A_ballot_that_is_sent_many_times_at_once_through_two_hosts_counts_once()
    {
        await using var listen = await Listen.StartAsync(engine);
        await using var second = listen.Fixture.Beside();
        second.Replace = Listen.Replace;
        _ = second.Services;
        using var elsewhere = second.CreateClient(new() { BaseAddress = new Uri("http://thurrock.localhost") });
        var round = await listen.OpenAsync("round-1", 10);
        var ballot = await round.GetBallotAsync(round.Codes[0]);
        var states = await Task.WhenAll(Enumerable.Range(0, 20).Select(async number =>
            await PlayedRound.StateOf(await round.PutAsync(ballot, round.Seal(Listen.SheetOf(number)), http: number % 2 == 0 ? null : elsewhere))));
        Assert.Single(states, state => state == "taken");
        Assert.Equal(19, states.Count(state => state == "already"));
        Assert.Equal(1, await SealedAsync(listen, round.Id));
    }

    /// <summary>The control: without the unique key the same race counts one ballot many times. It is the key that holds, not luck.</summary>
    [Fact]
    public async Task Without_the_unique_key_of_spent_ballots_the_same_race_counts_one_many_times()
    {
        await using var listen = await Listen.StartAsync(engine);
        var round = await listen.OpenAsync("round-1", 10);
        var ballot = await round.GetBallotAsync(round.Codes[0]);
        await using (var store = await listen.Get<IDbContextFactory<AnswersStore>>().CreateDbContextAsync(TestContext.Current.CancellationToken))
        {
            var columns = engine == Engine.Postgres ? "\"Round\" uuid, \"Hash\" bytea" : "\"Round\" TEXT, \"Hash\" BLOB";
            var table = engine == Engine.Postgres ? "\"answers\".\"SpentTokens\"" : "\"SpentTokens\"";
#pragma warning disable EF1002 // The text is this test's own.
            await store.Database.ExecuteSqlRawAsync($"DROP TABLE {table}; CREATE TABLE {table} ({columns})", TestContext.Current.CancellationToken);
#pragma warning restore EF1002
        }

        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => round.PutAsync(ballot, round.Seal(Listen.SheetOf(number)))));
        Assert.True(await SealedAsync(listen, round.Id) > 1, "This race proves nothing.");
    }

    [Fact]
    public async Task Forged_ballots_and_those_of_another_round_are_refused_and_nothing_is_spent()
    {
        await using var listen = await Listen.StartAsync(engine);
        var (round, other) = (await listen.OpenAsync("round-1", 10), await listen.OpenAsync("round-2", 10));
        var ballot = await round.GetBallotAsync(round.Codes[0]);
        var elsewhere = await other.GetBallotAsync(other.Codes[0]);
        var sheet = round.Seal(Listen.SheetOf(1));
        BallotToken[] forged =
        [
            elsewhere, ballot with { Signature = elsewhere.Signature }, ballot with { Message = elsewhere.Message }, ballot with { Signature = new byte[BallotKey.Length] }, new([], []),
            new([.. new byte[32], .. BallotKey.MessageOf(round.Id)], ballot.Signature),
        ];
        foreach (var bad in forged)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await round.PutAsync(bad, sheet)).StatusCode);
        }

        Assert.Equal(0, await SealedAsync(listen, round.Id));
        Assert.Equal("taken", await PlayedRound.StateOf(await round.PutAsync(ballot, sheet)));
    }

    [Fact]
    public async Task A_box_takes_one_size_only_and_hostile_bodies_get_the_right_refusal()
    {
        await using var listen = await Listen.StartAsync(engine);
        var round = await listen.OpenAsync("round-1", 10);
        var ballot = await round.GetBallotAsync(round.Codes[0]);
        foreach (var wrong in new[] { [], new byte[10], round.Seal(Listen.SheetOf(1))[1..], [.. round.Seal(Listen.SheetOf(1)), 0] })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await round.PutAsync(ballot, wrong)).StatusCode);
        }

        foreach (var (body, type, status) in new[]
        {
            ("{", "application/json", 400), ("null", "application/json", 400), ("[]", "application/json", 400), ("{\"round\":\"x\"}", "application/json", 400), ("a=b", "application/x-www-form-urlencoded", 415),
            (new string('x', 60_000), "application/json", 413), ("{\"round\":\"" + Guid.NewGuid() + "\"}", "application/json", 409), (new string('[', 5000), "application/json", 400), ("{\"answer\":\"\\ud800\"}", "application/json", 400),
        })
        {
            using var content = new StringContent(body, Encoding.UTF8, type);
            var refused = await listen.Http.PostAsync(new Uri("/consultations/film/panel/box", UriKind.Relative), content, TestContext.Current.CancellationToken);
            Assert.True(status == (int)refused.StatusCode, $"{body[..Math.Min(30, body.Length)]}: {(int)refused.StatusCode}");
        }

        using var across = new HttpRequestMessage(HttpMethod.Post, "/consultations/film/panel/box") { Content = JsonContent.Create(new { }) };
        across.Headers.Add("Sec-Fetch-Site", "cross-site");
        Assert.Equal(HttpStatusCode.Forbidden, (await listen.Http.SendAsync(across, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal("taken", await PlayedRound.StateOf(await round.PutAsync(ballot, round.Seal(Listen.SheetOf(1)))));
    }

    [Fact]
    public async Task A_round_with_fewer_than_ten_invited_does_not_open_and_a_closed_one_takes_nothing()
    {
        await using var listen = await Listen.StartAsync(engine);
        await Assert.ThrowsAsync<InvalidOperationException>(() => listen.OpenAsync("small", 9));
        var round = await listen.OpenAsync("round-1", 10);
        var (early, late) = (await round.GetBallotAsync(round.Codes[0]), await round.GetBallotAsync(round.Codes[1]));
        Assert.Equal("taken", await PlayedRound.StateOf(await round.PutAsync(early, round.Seal(Listen.SheetOf(1)))));
        await round.CloseAsync();
        Assert.Equal("shut", await PlayedRound.StateOf(await round.PutAsync(late, round.Seal(Listen.SheetOf(2)))));
        Assert.Equal("shut", await PlayedRound.StateOf(await round.AskAsync(round.Codes[2], round.NewHolder().Blinded)));
    }

    internal static async Task<IReadOnlyList<string>> OpenedAsync(Listen listen, Guid round)
    {
        await using var store = await listen.Get<IDbContextFactory<AnswersStore>>().CreateDbContextAsync();
        return [.. (await store.Opened.Where(sheet => sheet.Round == round).Select(sheet => sheet.Choices).ToListAsync()).Order(StringComparer.Ordinal)];
    }

    internal static async Task<int> SealedAsync(Listen listen, Guid round)
    {
        await using var store = await listen.Get<IDbContextFactory<AnswersStore>>().CreateDbContextAsync();
        return await store.Sealed.CountAsync(answer => answer.Round == round);
    }

    internal static IReadOnlyList<string> Choices(IEnumerable<Engagement.Features.Consultations.Surveys.AnswerSheet> sheets) =>
        [.. sheets.Select(sheet => Encoding.UTF8.GetString(sheet.ToBytes()).Split("\"choices\":")[1].Split(",\"texts\"")[0]).Order(StringComparer.Ordinal)];
}

public sealed class BallotsOnSqlite() : Ballots(Engine.Sqlite);

public sealed class BallotsOnPostgres() : Ballots(Engine.Postgres);
