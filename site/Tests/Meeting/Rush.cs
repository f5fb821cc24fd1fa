using System.Diagnostics;
using System.Net;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Meeting;

/// <summary>Far more people than places at once.</summary>
public abstract class Rush(Engine engine, ITestOutputHelper output)
{
    private const int Places = 100;
    private const int People = 1000;
    private const int AtOnce = 100;

    [Fact]
    public async Task Exactly_the_places_are_given_and_the_rest_wait_in_the_order_they_came()
    {
        await using var meet = await Meet.StartAsync(engine, Places);
        var http = meet.Browser();
        var registrants = Enumerable.Range(0, People).Select(number => new Registrant(http) { Email = $"person{number}@example.org" }).ToList();
        await Parallel.ForEachAsync(registrants, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (registrant, _) => await registrant.OpenAsync());
        meet.Wait();
        var clock = Stopwatch.StartNew();
        var slowest = TimeSpan.Zero;
        var answers = new System.Collections.Concurrent.ConcurrentBag<HttpStatusCode>();
        await Parallel.ForEachAsync(registrants, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (registrant, _) =>
        {
            var one = Stopwatch.StartNew();
            answers.Add((await registrant.PostAsync("send")).StatusCode);
            slowest = one.Elapsed > slowest ? one.Elapsed : slowest;
        });
        output.WriteLine($"{People / clock.Elapsed.TotalSeconds:F0} registrations a second, slowest {slowest.TotalMilliseconds:F0} ms");
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.SeeOther, answer));
        var all = await meet.AllAsync();
        Assert.Equal(Enumerable.Range(1, People), all.Select(r => r.Number));
        Assert.All(all.Take(Places), r => Assert.Equal(RegistrationState.Booked, r.State));
        Assert.All(all.Skip(Places), r => Assert.Equal(RegistrationState.Waiting, r.State));
        Assert.Equal(People, (await meet.LettersAsync()).Count);
    }
}

public sealed class RushOnSqlite(ITestOutputHelper output) : Rush(Engine.Sqlite, output);

public sealed class RushOnPostgres(ITestOutputHelper output) : Rush(Engine.Postgres, output);
