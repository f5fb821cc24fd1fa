using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Stores;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Store;
using PreventPublic.Metrics.Facts;
using PreventPublic.Metrics.Store;
using PreventPublic.Testing;
using PreventPublic.Tests.Meeting;
using Xunit;

namespace PreventPublic.Tests.Strategy;

/// <summary>What the figures say is what the tables behind them say, asked by an independent query.</summary>
public sealed class FiguresAddUp
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Registrations_and_arrivals_are_the_heads_in_the_peoples_tables(Engine engine)
    {
        await using var meet = await Meet.StartAsync(engine, 50, with: fixture => fixture.Replace = Quiet.Workers);
        await meet.RegisterAsync("ada@example.org", party: 3);
        await meet.RegisterAsync("bob@example.org", party: 2);
        await meet.RegisterAsync("cem@example.org");
        var door = meet.Fixture.Services.GetRequiredService<Door>();
        var all = await meet.InStoreAsync(store => store.Registrations.AsNoTracking().OrderBy(r => r.Number).ToListAsync());
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => door.LetInAsync(all[0].Id, 2, "An officer"))));
        await door.LetInAsync(all[1].Id, 2, "An officer");
        await door.UndoAsync(all[1].Id);
        await door.UndoAsync(all[1].Id);
        await door.LetInAsync(all[2].Id, 1, "An officer");
        await meet.DeliverAsync();

        var people = meet.Fixture.Services.GetRequiredKeyedService<StoreDatabase>(PeopleStore.Name);
        var metrics = meet.Fixture.Services.GetRequiredKeyedService<StoreDatabase>(MetricsStore.Name);
        Assert.Equal(6, await SumAsync(people, $"SELECT SUM(\"Party\") FROM {people.Table("Registrations")}"));
        Assert.Equal(3, await SumAsync(people, $"SELECT SUM(\"Heads\") FROM {people.Table("Arrivals")}"));
        foreach (var table in new[] { DayCount.Table, MonthCount.Table })
        {
            Assert.Equal(6, await SumAsync(metrics, $"SELECT SUM(\"Count\") FROM {metrics.Table(table)} WHERE \"Name\" = 'event.registered'"));
            Assert.Equal(3, await SumAsync(metrics, $"SELECT SUM(\"Count\") FROM {metrics.Table(table)} WHERE \"Name\" = 'event.attended'"));
        }

        Assert.Equal(0, await SumAsync(people, $"SELECT COUNT(*) FROM {people.Table("Outbox")} WHERE \"Kind\" = 'fact'"));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Months_are_the_sum_of_their_days_whatever_came_in_whatever_order(Engine engine)
    {
        await using var fixture = await Quiet.StartAsync(engine);
        var officer = new Officer(fixture, new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        var random = new Random(8);
        for (var i = 0; i < 150; i++)
        {
            await officer.CountAsync(i % 2 == 0 ? "page.viewed" : "flow.finished", new DateOnly(2026, 1 + random.Next(12), 1 + random.Next(28), new System.Globalization.GregorianCalendar()), random.Next(1, 9), i % 3 == 0 ? "ur" : "en");
        }

        await using var store = await Quiet.StoreAsync(fixture);
        var days = (await store.DayCounts.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken)).GroupBy(day => (day.Name, Month: new DateOnly(day.Day.Year, day.Day.Month, 1), day.Dimension)).ToDictionary(group => group.Key, group => group.Sum(day => day.Count));
        var months = (await store.MonthCounts.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken)).ToDictionary(month => (month.Name, month.Month, month.Dimension), month => month.Count);
        Assert.True(days.Count > 20);
        Assert.Equal(days.OrderBy(pair => pair.Key).ToList(), months.OrderBy(pair => pair.Key).ToList());
    }

    private static async Task<long> SumAsync(StoreDatabase database, string sql)
    {
        await using var connection = await database.OpenAsync(CancellationToken.None);
        await using var command = connection.Command(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
