using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Store;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Meeting;

/// <summary>
/// Two hosts over one database, asked at the same time over real connections. The control takes the lock away and shows that
/// the same load then sells places twice: it is the lock that holds, not luck.
/// </summary>
public abstract class Races(Engine engine)
{
    private const int Places = 5;
    private const int People = 24;

    [Fact]
    public async Task Two_hosts_never_sell_a_place_twice()
    {
        var (held, answers, waiting) = await RaceAsync(locked: true);
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.SeeOther, answer));
        Assert.Equal(Places, held);
        Assert.Equal(People - Places, waiting);
    }

    [Fact]
    public async Task Without_the_lock_the_same_race_sells_places_twice()
    {
        // A busy machine may let one race by in good order; not ten.
        var held = 0;
        for (var race = 0; race < 10 && held <= Places; race++)
        {
            (held, _, _) = await RaceAsync(locked: false);
        }

        Assert.True(held > Places, $"{held} of {Places} places were sold without the lock: this race proves nothing.");
    }

    [Fact]
    public async Task The_same_form_sent_many_times_at_once_is_one_registration()
    {
        await using var meet = await Meet.StartAsync(engine, places: 50);
        var registrant = new Registrant(meet.Browser());
        await registrant.OpenAsync();
        meet.Wait();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => registrant.PostAsync("send")));
        Assert.Single(answers.Select(answer => answer.Headers.Location?.ToString()).Distinct());
        Assert.Single(await meet.AllAsync());
        Assert.Single(await meet.LettersAsync());
    }

    [Fact]
    public async Task One_person_who_sends_many_forms_at_once_is_registered_once_and_all_see_the_same()
    {
        await using var meet = await Meet.StartAsync(engine, places: 50);
        string[] spellings = ["ada@example.org", "ADA@example.org", "ada+evening@example.org", "Ada+2@Example.ORG"];
        var registrants = spellings.Select(email => new Registrant(meet.Browser()) { Email = email }).ToList();
        foreach (var registrant in registrants)
        {
            await registrant.OpenAsync();
        }

        meet.Wait();
        var answers = await Task.WhenAll(registrants.Select(registrant => registrant.PostAsync("send")));
        Assert.Single(answers.Select(answer => (answer.StatusCode, answer.Headers.Location?.ToString())).Distinct());
        Assert.Single(await meet.AllAsync());
    }

    private async Task<(int Held, IReadOnlyList<HttpStatusCode> Answers, int Waiting)> RaceAsync(bool locked)
    {
        void With(SiteFixture host)
        {
            host.UseKestrel(0);
            host.Replace = services =>
            {
                Meet.Quiet(services);
                // As pretix does: time between the decision and its storing, so that a race is met every time.
                services.ConfigureDbContext<PeopleStore>(store => store.AddInterceptors(new SlowToStore()));
                if (!locked)
                {
                    services.AddSingleton<ISessionLock, NoLock>();
                }
            };
        }

        await using var meet = await Meet.StartAsync(engine, Places, with: With);
        await using var second = meet.Fixture.Beside();
        foreach (var (key, value) in meet.Fixture.Settings)
        {
            second.Settings[key] = value;
        }

        With(second);
        _ = second.Services;
        await meet.RegisterAsync("first@example.org", http: Real(meet.Fixture));
        var registrants = new List<Registrant>();
        for (var number = 1; number < People; number++)
        {
            var registrant = new Registrant(Real(number % 2 == 0 ? meet.Fixture : second)) { Email = $"person{number}@example.org" };
            await registrant.OpenAsync();
            registrants.Add(registrant);
        }

        meet.Wait();
        var answers = await Task.WhenAll(registrants.Select(registrant => registrant.PostAsync("send")));
        var all = await meet.AllAsync();
        return (all.Where(r => r.Holds).Sum(r => r.Party), [.. answers.Select(answer => answer.StatusCode)], all.Count(r => r.State == RegistrationState.Waiting));
    }

    /// <summary>A connection of its own to the host's real port.</summary>
    private static HttpClient Real(SiteFixture host)
    {
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = host.ClientOptions.BaseAddress };
        http.DefaultRequestHeaders.Host = "thurrock.localhost";
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        return http;
    }

    private sealed class NoLock : ISessionLock
    {
        public int Lanes => 1;

        public Task<IDbContextTransaction?> BeginAsync(PeopleStore store) => Task.FromResult<IDbContextTransaction?>(null);

        public Task<Session?> FindAsync(PeopleStore store, SessionKey key) =>
            store.Sessions.FirstOrDefaultAsync(session => session.Site == key.Site && session.Event == key.Event && session.Date == key.Date);
    }

    private sealed class SlowToStore : SaveChangesInterceptor
    {
        public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            await Task.Delay(50, cancellationToken);
            return result;
        }
    }
}

public sealed class RacesOnSqlite() : Races(Engine.Sqlite);

public sealed class RacesOnPostgres() : Races(Engine.Postgres);
