using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Facts;
using PreventPublic.Core.Outbox;
using PreventPublic.Core.Stores;
using PreventPublic.Metrics.Facts;
using PreventPublic.Metrics.Store;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Strategy;

/// <summary>What must be exact is exact: with many at once, after a crash between two steps, and when it comes twice.</summary>
public sealed class Counting
{
    private static readonly DateOnly Day = new(2026, 11, 23);

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Two_hosts_that_count_at_once_lose_nothing(Engine engine)
    {
        await using var one = await Quiet.StartAsync(engine);
        await using var two = one.Beside();
        two.Replace = Quiet.Workers;
        FactTable[] hosts = [one.Services.GetRequiredService<FactTable>(), two.Services.GetRequiredService<FactTable>()];
        await Task.WhenAll(Enumerable.Range(0, 200).Select(number => Task.Run(() =>
            hosts[number % 2].AddAsync([new Fact("a.thing", Day, "thurrock", $"pages/p{number % 3}", Count: 2), new Fact("b.thing", Day, "thurrock", "pages/p")], CancellationToken.None))));

        Assert.Equal(400, await DaysAsync(one, "a.thing"));
        Assert.Equal(400, await MonthsAsync(one, "a.thing"));
        Assert.Equal(200, await DaysAsync(one, "b.thing"));
    }

    /// <summary>The control: read, add one, write, as counters are often written. It must lose some, or the test above proves nothing.</summary>
    [Fact]
    public async Task A_counter_that_is_read_and_written_back_loses_some()
    {
        await using var fixture = await Quiet.StartAsync(Engine.Postgres);
        var table = fixture.Services.GetRequiredService<FactTable>();
        await table.AddAsync([new Fact("a.thing", Day, "thurrock", "pages/p")], CancellationToken.None);
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(async () =>
        {
            await using var store = await Quiet.StoreAsync(fixture);
            var before = await store.DayCounts.AsNoTracking().Select(day => day.Count).SingleAsync();
            await Task.Yield();
            await store.DayCounts.ExecuteUpdateAsync(set => set.SetProperty(day => day.Count, before + 1));
        })));
        Assert.InRange(await DaysAsync(fixture, "a.thing"), 2, 100);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_fact_that_comes_twice_is_counted_once(Engine engine)
    {
        await using var fixture = await Quiet.StartAsync(engine);
        var delivery = fixture.Services.GetServices<IDelivery>().OfType<FactDelivery>().Single();
        var messages = Enumerable.Range(0, 20).Select(_ => MessageOf(new Fact("event.registered", Day, "thurrock", "events/e", Count: 3))).ToList();

        // The host was killed after counting and before deleting: all of them come again, at the same time from another host.
        await Task.WhenAll(messages.Concat(messages).Select(message => Task.Run(() => delivery.DeliverAsync(message, CancellationToken.None))));

        Assert.Equal(60, await DaysAsync(fixture, "event.registered"));
        Assert.Equal(60, await MonthsAsync(fixture, "event.registered"));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task What_fails_half_way_is_counted_whole_the_next_time(Engine engine)
    {
        await using var fixture = await Quiet.StartAsync(engine);
        var database = fixture.Services.GetRequiredKeyedService<StoreDatabase>(MetricsStore.Name);
        var broken = new FactTable(database with { Connect = () => new BreakingConnection(database.Connect(), MonthCount.Table) });
        var (cause, fact) = (Guid.NewGuid(), new Fact("event.registered", Day, "thurrock", "events/e"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => broken.AddOnceAsync(cause, fact, Day, CancellationToken.None));
        Assert.Equal(0, await DaysAsync(fixture, "event.registered"));

        Assert.True(await fixture.Services.GetRequiredService<FactTable>().AddOnceAsync(cause, fact, Day, CancellationToken.None));
        Assert.Equal(1, await DaysAsync(fixture, "event.registered"));
        Assert.Equal(1, await MonthsAsync(fixture, "event.registered"));
    }

    [Fact]
    public async Task What_is_counted_in_memory_is_written_together_and_when_the_host_stops()
    {
        await using var fixture = await Quiet.StartAsync(Engine.Sqlite);
        var buffer = fixture.Services.GetRequiredService<FactBuffer>();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 1000; i++)
            {
                buffer.Record(new Fact("flow.started", Day, "thurrock", "flows/venue-hire"));
            }
        })));
        Assert.Equal(0, await DaysAsync(fixture, "flow.started"));
        await buffer.StopAsync(CancellationToken.None);
        Assert.Equal(8000, await DaysAsync(fixture, "flow.started"));
    }

    [Fact]
    public async Task A_cause_is_forgotten_when_it_can_come_no_more()
    {
        await using var fixture = await Quiet.StartAsync(Engine.Sqlite);
        var table = fixture.Services.GetRequiredService<FactTable>();
        await table.AddOnceAsync(Guid.NewGuid(), new Fact("event.registered", Day, "thurrock", "events/e"), Day, CancellationToken.None);
        await table.ForgetAsync(Day.AddDays(1), CancellationToken.None);
        await using var store = await Quiet.StoreAsync(fixture);
        Assert.Equal(0, await store.Set<TakenFact>().CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(1, await DaysAsync(fixture, "event.registered"));
    }

    private static OutboxMessage MessageOf(Fact fact) =>
        new() { Kind = Fact.Kind, Payload = System.Text.Json.JsonSerializer.Serialize(fact, System.Text.Json.JsonSerializerOptions.Web), DueAt = DateTime.UnixEpoch };

    private static async Task<long> DaysAsync(SiteFixture fixture, string name)
    {
        await using var store = await Quiet.StoreAsync(fixture);
        return await store.DayCounts.Where(day => day.Name == name).SumAsync(day => day.Count);
    }

    private static async Task<long> MonthsAsync(SiteFixture fixture, string name)
    {
        await using var store = await Quiet.StoreAsync(fixture);
        return await store.MonthCounts.Where(month => month.Name == name).SumAsync(month => month.Count);
    }
}
