using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using PreventPublic.Engagement.Store;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Listening;

public sealed class BoxesKeptThroughUpgrades
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task What_was_sealed_before_an_upgrade_is_counted_after_it(Engine engine)
    {
        await using var listen = await Listen.StartAsync(engine);
        var round = await listen.OpenAsync("round-1", 12);
        await using var store = await listen.Get<IDbContextFactory<AnswersStore>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        var migrator = store.Database.GetService<IMigrator>();
        var first = store.Database.GetMigrations().First();
        await migrator.MigrateAsync(first, TestContext.Current.CancellationToken);
        await PutAsync(round, 0, 6);

        await store.Database.MigrateAsync(TestContext.Current.CancellationToken);
        await PutAsync(round, 6, 12);

        await round.CloseAsync();
        Assert.Equal(12, (await listen.RoundAsync(round.Id)).Answered);
    }

    private static async Task PutAsync(PlayedRound round, int from, int to)
    {
        for (var member = from; member < to; member++)
        {
            var ballot = await round.GetBallotAsync(round.Codes[member]);
            using var answer = await round.PutAsync(ballot, round.Seal(Listen.SheetOf(member)));
            answer.EnsureSuccessStatusCode();
        }
    }
}
