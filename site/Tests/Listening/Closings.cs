using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Facts;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Features.Consultations;
using PreventPublic.Engagement.Features.Consultations.Box;
using PreventPublic.Engagement.Features.Consultations.Rounds;
using PreventPublic.Engagement.Features.Consultations.Surveys;
using PreventPublic.Engagement.Store;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Listening;

/// <summary>What is left when a round is closed, what is gone, and what a crash in the middle leaves.</summary>
public abstract class Closings(Engine engine)
{
    private const int Members = 12;

    [Fact]
    public async Task After_the_close_the_answers_are_there_once_and_everything_that_sealed_them_is_gone()
    {
        await using var listen = await Listen.StartAsync(engine);
        var (round, sheets) = await AnsweredAsync(listen, withText: true);
        Assert.Equal(ClosingVerdict.Closed, await round.CloseAsync());

        Assert.Equal(Ballots.Choices(sheets), await Ballots.OpenedAsync(listen, round.Id));
        Assert.Equal(0, await Ballots.SealedAsync(listen, round.Id));
        var after = await listen.RoundAsync(round.Id);
        Assert.Equal((RoundState.Closed, Members, Members, 0), (after.State, after.Issued, after.Answered, after.Spoilt));
        Assert.Null(after.BallotPrivateKey);
        await using var people = await listen.Get<IDbContextFactory<PeopleStore>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        Assert.False(await people.PanelCodes.AnyAsync(TestContext.Current.CancellationToken));
        var fact = Assert.Single(await people.Set<OutboxMessage>().Where(m => m.Kind == Fact.Kind).ToListAsync(TestContext.Current.CancellationToken)).Read<Fact>();
        Assert.Equal(("consultation.answered", "consultations/film", "panel", (long)Members), (fact.Name, fact.Subject, fact.Dimension, fact.Count));
        var results = await listen.Get<SealedRounds>().ResultsAsync(round.Id, TestContext.Current.CancellationToken);
        Assert.Equal(Members, results!.Answers);
    }

    [Fact]
    public async Task Free_texts_stand_apart_with_keys_of_their_own_and_who_people_are_is_not_kept()
    {
        await using var listen = await Listen.StartAsync(engine);
        var (round, _) = await AnsweredAsync(listen, withText: true);
        await round.CloseAsync();
        await using var store = await listen.Get<IDbContextFactory<AnswersStore>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        var (sheets, texts) = (await store.Opened.ToListAsync(TestContext.Current.CancellationToken), await store.Texts.ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(Members, texts.Count);
        Assert.Equal(Enumerable.Range(0, Members).Select(member => $"words {member}").Order(), texts.Select(text => text.Text).Order());
        Assert.Empty(sheets.Select(sheet => sheet.Key).Intersect(texts.Select(text => text.Key)));
        Assert.All(sheets, sheet => Assert.DoesNotContain("age", sheet.Choices, StringComparison.Ordinal));
        Assert.All(sheets, sheet => Assert.DoesNotContain("words", sheet.Choices, StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_fewer_than_ten_answers_nothing_is_written_down()
    {
        await using var listen = await Listen.StartAsync(engine);
        var round = await listen.OpenAsync("round-1", Members);
        for (var member = 0; member < 9; member++)
        {
            await round.PutAsync(await round.GetBallotAsync(round.Codes[member]), round.Seal(Listen.SheetOf(member)));
        }

        Assert.Equal(ClosingVerdict.Closed, await round.CloseAsync());
        Assert.Empty(await Ballots.OpenedAsync(listen, round.Id));
        Assert.Equal(0, await Ballots.SealedAsync(listen, round.Id));
        Assert.False((await listen.Get<SealedRounds>().ResultsAsync(round.Id, TestContext.Current.CancellationToken))!.IsPublished);
    }

    [Fact]
    public async Task A_tampered_sheet_is_counted_as_spoilt_and_harms_nobody_else()
    {
        await using var listen = await Listen.StartAsync(engine);
        var (round, sheets) = await AnsweredAsync(listen, members: Members + 3);
        byte[][] bad =
        [
            SealedBox.Seal("not json"u8, round.Door.Key, round.Id, round.Door.Size),
            SealedBox.Seal("""{"v":1,"choices":{"part-1":["o99"]},"texts":{}}"""u8, round.Door.Key, round.Id, round.Door.Size),
            [.. new byte[] { 1 }, .. new byte[BoxFormat.SealedLength(round.Door.Size) - 1]],
        ];
        for (var number = 0; number < bad.Length; number++)
        {
            Assert.Equal("taken", await PlayedRound.StateOf(await round.PutAsync(await round.GetBallotAsync(round.Codes[Members + number]), bad[number])));
        }

        await round.CloseAsync();
        Assert.Equal(Ballots.Choices(sheets), await Ballots.OpenedAsync(listen, round.Id));
        Assert.Equal((Members, 3), ((await listen.RoundAsync(round.Id)).Answered, (await listen.RoundAsync(round.Id)).Spoilt));
    }

    [Fact]
    public async Task A_key_of_another_box_opens_nothing_and_leaves_the_round_open()
    {
        await using var listen = await Listen.StartAsync(engine);
        var (round, _) = await AnsweredAsync(listen);
        using var wrong = BoxOpener.New();
        Assert.Equal(ClosingVerdict.WrongKey, await listen.Get<Closing>().CloseAsync(round.Id, wrong, Closer.Of(Listen.Officer), null, TestContext.Current.CancellationToken));
        Assert.Equal(RoundState.Open, (await listen.RoundAsync(round.Id)).State);
        Assert.Equal(ClosingVerdict.Closed, await round.CloseAsync());
        Assert.Equal(ClosingVerdict.NotOpen, await round.CloseAsync());
    }

    /// <summary>The people store fails when the round is to be marked closed: as a crash between the two stores.</summary>
    [Fact]
    public async Task A_crash_between_the_two_stores_is_finished_without_the_key_and_nothing_is_counted_twice()
    {
        var failing = new FailsOnce();
        await using var listen = await Listen.StartAsync(engine, with: services => services.ConfigureDbContext<PeopleStore>(store => store.AddInterceptors(failing)));
        var (round, sheets) = await AnsweredAsync(listen, members: Members + 1);
        var late = await round.GetBallotAsync(round.Codes[Members]);
        failing.At = RoundState.Closed;
        await Assert.ThrowsAnyAsync<Exception>(round.CloseAsync);
        Assert.Equal(RoundState.Closing, (await listen.RoundAsync(round.Id)).State);
        Assert.Equal("shut", await PlayedRound.StateOf(await round.PutAsync(late, round.Seal(Listen.SheetOf(1)))));
        Assert.True(await listen.Get<Closing>().ResumeAsync(round.Id, Closer.Of(Listen.Officer), TestContext.Current.CancellationToken));
        Assert.Equal((RoundState.Closed, Members), ((await listen.RoundAsync(round.Id)).State, (await listen.RoundAsync(round.Id)).Answered));
        Assert.Equal(Ballots.Choices(sheets), await Ballots.OpenedAsync(listen, round.Id));
    }

    [Fact]
    public async Task Answers_that_come_while_the_round_is_closed_are_in_or_refused_and_never_lost()
    {
        await using var listen = await Listen.StartAsync(engine);
        var (round, _) = await AnsweredAsync(listen, members: Members + 20);
        var late = new List<(Engagement.Features.Consultations.Ballots.BallotToken Ballot, int Number)>();
        for (var number = 0; number < 20; number++)
        {
            late.Add((await round.GetBallotAsync(round.Codes[Members + number]), 5000 + number));
        }

        var putting = late.Select(async one => (one.Number, State: await PlayedRound.StateOf(await round.PutAsync(one.Ballot, round.Seal(Listen.SheetOf(one.Number)))))).ToList();
        var closing = round.CloseAsync();
        var states = await Task.WhenAll(putting);
        Assert.Equal(ClosingVerdict.Closed, await closing);
        var opened = await Ballots.OpenedAsync(listen, round.Id);
        Assert.All(states, one => Assert.Contains(one.State, new[] { "taken", "shut" }));
        Assert.All(states, one => Assert.Equal(one.State == "taken", opened.Contains(Ballots.Choices([Listen.SheetOf(one.Number)])[0])));
        Assert.Equal(Members + states.Count(one => one.State == "taken"), opened.Count);
    }

    [Fact]
    public async Task Was_this_page_useful_is_a_round_a_month_that_closes_by_itself()
    {
        await using var listen = await Listen.StartAsync(engine);
        var rounds = listen.Get<PageRounds>();
        for (var reader = 0; reader < 11; reader++)
        {
            var sheet = new AnswerSheet(new Dictionary<string, IReadOnlyList<string>> { ["pages/home"] = [reader < 6 ? PageUseful.Yes : PageUseful.No] }, new Dictionary<string, string>());
            Assert.Equal(Acceptance.Taken, await rounds.AcceptAsync(AskedOnce.Site, sheet, Guid.NewGuid(), TestContext.Current.CancellationToken));
        }

        Assert.Equal(0, await rounds.CloseDueAsync(TestContext.Current.CancellationToken));
        listen.Directory.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(1, await rounds.CloseDueAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, await rounds.CloseDueAsync(TestContext.Current.CancellationToken));
        await using var store = await listen.Get<IDbContextFactory<AnswersStore>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        Assert.All(await store.Boxes.ToListAsync(TestContext.Current.CancellationToken), box => Assert.Null(box.ServerKey));
        Assert.Equal(11, (await store.Results.SingleAsync(TestContext.Current.CancellationToken)).Answered);
    }

    private static async Task<(PlayedRound Round, IReadOnlyList<AnswerSheet> Sheets)> AnsweredAsync(Listen listen, bool withText = false, int members = Members)
    {
        var (round, sheets) = (await listen.OpenAsync("round-1", members), Listen.DifferentSheets(Members));
        for (var member = 0; member < Members; member++)
        {
            var sheet = !withText ? sheets[member]
                : new AnswerSheet(sheets[member].Choices.Append(new("age", ["11-13"])).ToDictionary(), new Dictionary<string, string> { ["why"] = $"words {member}" });
            Assert.Equal("taken", await PlayedRound.StateOf(await round.PutAsync(await round.GetBallotAsync(round.Codes[member]), round.Seal(sheet))));
        }

        return (round, sheets);
    }

    private sealed class FailsOnce : SaveChangesInterceptor
    {
        public RoundState? At { get; set; }

        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (At is { } state && eventData.Context!.ChangeTracker.Entries<Round>().Any(entry => entry.Entity.State == state))
            {
                At = null;
                throw new InvalidOperationException("The power went.");
            }

            return ValueTask.FromResult(result);
        }
    }
}

public sealed class ClosingsOnSqlite() : Closings(Engine.Sqlite);

public sealed class ClosingsOnPostgres() : Closings(Engine.Postgres);
