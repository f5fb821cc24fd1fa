using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PreventPublic.Core.Stores;
using PreventPublic.Engagement.Features.Consultations.Keeping;
using PreventPublic.Engagement.Features.Consultations.Moderation;
using PreventPublic.Engagement.Features.Consultations.Rounds;
using PreventPublic.Engagement.Features.Keeping;
using PreventPublic.Engagement.Features.Consultations.Surveys;
using PreventPublic.Engagement.Features.Events.Keeping;
using PreventPublic.Engagement.Store;
using PreventPublic.Staff.Roles;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Listening;

/// <summary>What was in a box is destroyed some months after its round closed. Figures and texts that were published stay.</summary>
public sealed class KeptForATime
{
    private const int Answers = 20;
    private const string Said = "The words are too small, all the way down";

    private static readonly DateTimeOffset Closed = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Texts_go_after_six_months_answers_after_twelve_and_the_ledger_says_how_many(Engine engine)
    {
        await using var doorway = await ClosedAsync(engine);
        var before = await doorway.Get<SealedRounds>().ResultsAsync(doorway.Round, TestContext.Current.CancellationToken);
        Assert.True(await IsOnDiskAsync(doorway.Fixture), "There was nothing to destroy.");
        Assert.Equal(0, await EraseAsync(doorway.Fixture, Closed.AddMonths(6).AddMinutes(-1)));
        Assert.Equal((Answers, 2), await LeftAsync(doorway));

        Assert.Equal(2, await EraseAsync(doorway.Fixture, Closed.AddMonths(6)));
        Assert.Equal((Answers, 0), await LeftAsync(doorway));
        Assert.False(await IsOnDiskAsync(doorway.Fixture), "A text that was destroyed can still be read on the disk.");
        Assert.Equal(0, await EraseAsync(doorway.Fixture, Closed.AddMonths(12).AddMinutes(-1)));

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => EraseAsync(doorway.Fixture, Closed.AddMonths(12)))));
        Assert.Equal(Answers, both.Sum());
        Assert.Equal((0, 0), await LeftAsync(doorway));
        Assert.Equal(0, await EraseAsync(doorway.Fixture, Closed.AddMonths(13)));

        var round = $"thurrock/{Doorway.Key}/round-1 (open)";
        Assert.Equal([($"single answers of {round}", "retention", Answers), ($"unread texts of {round}", "retention", 2)], await LedgerAsync(doorway));
        Assert.Equal(before!.ToJson(), (await doorway.Get<SealedRounds>().ResultsAsync(doorway.Round, TestContext.Current.CancellationToken))!.ToJson());
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task What_a_moderator_decided_on_is_on_no_disk_any_more_and_what_waits_is(Engine engine)
    {
        await using var doorway = await ClosedAsync(engine);
        var queue = doorway.Get<TextQueue>();
        var first = (await queue.WaitingAsync("thurrock", Doorway.Key, TestContext.Current.CancellationToken)).Single(text => text.Text == $"{Said} 0");
        Assert.True(await IsOnDiskAsync(doorway.Fixture, $"{Said} 0"), "There was nothing to destroy.");
        Assert.True(await queue.DecideAsync("thurrock", Doorway.Key, first.Key, new TextDecision("Reading", null, "Says who somebody is"), Listen.Officer, TestContext.Current.CancellationToken));
        Assert.False(await IsOnDiskAsync(doorway.Fixture, $"{Said} 0"), "The original can still be read on the disk.");
        Assert.True(await IsOnDiskAsync(doorway.Fixture, $"{Said} 1"));
    }

    [Fact]
    public async Task A_round_that_is_open_or_closed_lately_keeps_everything()
    {
        await using var doorway = await ClosedAsync(Engine.Sqlite);
        var first = doorway.Round;
        await doorway.OpenAsync("round-2");
        await doorway.PutAsync(Sheets());
        Assert.Equal(Answers + 2, await EraseAsync(doorway.Fixture, Closed.AddYears(5)));
        Assert.NotEqual(first, doorway.Round);
        Assert.Equal(Answers, await doorway.SealedAsync());
    }

    [Fact]
    public async Task The_host_does_it_by_itself()
    {
        await using var doorway = await ClosedAsync(Engine.Sqlite);
        doorway.Fixture.Clock.SetUtcNow(Closed.AddMonths(12).AddHours(2));
        for (var tries = 0; await LeftAsync(doorway) != (0, 0); tries++)
        {
            Assert.True(tries < 300, "The host destroyed nothing.");
            doorway.Fixture.Clock.Advance(RoundWorker.Interval);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task Officers_and_readers_are_told_the_day()
    {
        await using var doorway = await Doorway.StartAsync(with: fixture => fixture.Settings["Consultations:KeepAnswersMonths"] = "3");
        var officer = await StaffClient.SignInAsync(doorway.Fixture, Role.EngagementOfficer);
        var (round, keys) = ($"/manage/thurrock/rounds/{doorway.Round}", $"{Doorway.Address}/keys");
        Assert.Contains("3 months after the close", (await officer.PageAsync(round)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("6 months after the close", await doorway.Site.TextAsync(keys), StringComparison.Ordinal);

        await doorway.PutAsync(Sheets());
        await doorway.CloseAsync();
        var screen = (await officer.PageAsync(round)).QuerySelector("main")!.TextContent;
        Assert.Contains("23 Feb 2027, 12:00", screen, StringComparison.Ordinal);
        Assert.Contains("23 May 2027, 13:00", screen, StringComparison.Ordinal);
        Assert.Contains("can be read until 23 May 2027, 13:00", (await officer.PageAsync($"/manage/thurrock/consultations/{Doorway.Key}/words")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        doorway.Fixture.Clock.Advance(TimeSpan.FromMinutes(2));
        foreach (var (language, day) in new[] { ("", "23 February 2027"), ("/ro", "23 februarie 2027"), ("/pl", "23 lutego 2027"), ("/lt", "2027 m. vasario 23 d."), ("/ur", "2027") })
        {
            Assert.Contains(day, await doorway.Site.TextAsync(language + keys), StringComparison.Ordinal);
        }
    }

    private static async Task<Doorway> ClosedAsync(Engine engine)
    {
        var doorway = await Doorway.StartAsync(engine);
        await doorway.PutAsync(Sheets());
        await doorway.CloseAsync();
        return doorway;
    }

    private static IEnumerable<AnswerSheet> Sheets() => Enumerable.Range(0, Answers).Select(number => new AnswerSheet(
        new Dictionary<string, IReadOnlyList<string>> { ["useful"] = [number < 10 ? "4" : "2"], ["clear"] = ["agree"] },
        number < 2 ? new Dictionary<string, string> { ["missing"] = $"{Said} {number}" } : []));

    private static Task<int> EraseAsync(SiteFixture site, DateTimeOffset at) => new AnswerEraser(
        site.Services.GetRequiredService<IDbContextFactory<PeopleStore>>(), site.Services.GetRequiredKeyedService<StoreDatabase>(PeopleStore.Name),
        site.Services.GetRequiredService<AnswersDatabase>(), site.Services.GetRequiredService<KeepingPeriods>(), new TestClock(at)).EraseDueAsync(TestContext.Current.CancellationToken);

    private static async Task<(int Answers, int Texts)> LeftAsync(Doorway doorway)
    {
        await using var store = await doorway.Get<IDbContextFactory<AnswersStore>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        return (await store.Opened.CountAsync(TestContext.Current.CancellationToken), await store.Texts.CountAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<List<(string, string, int)>> LedgerAsync(Doorway doorway)
    {
        await using var store = await doorway.Get<IDbContextFactory<PeopleStore>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        return [.. (await store.Erasures.ToListAsync(TestContext.Current.CancellationToken)).Select(line => (line.What, line.By, line.Count)).Order()];
    }

    /// <summary>In SQLite's file and its log; in the file of PostgreSQL's table.</summary>
    private static async Task<bool> IsOnDiskAsync(SiteFixture site, string said = Said)
    {
        var look = Encoding.UTF8.GetBytes(said);
        if (site.Where.Databases is { } databases)
        {
            await using var connection = new NpgsqlConnection(databases.Answers);
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = new NpgsqlCommand("CHECKPOINT; SELECT pg_read_binary_file(pg_relation_filepath('answers.\"OpenedTexts\"'))", connection);
            return ((byte[])(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!).AsSpan().IndexOf(look) >= 0;
        }

        return (await DataFiles.ReadAsync(site.Data, "answers.db*", TestContext.Current.CancellationToken)).Any(file => file.AsSpan().IndexOf(look) >= 0);
    }
}
