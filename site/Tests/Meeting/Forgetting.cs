using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Facts;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Events.Keeping;
using PreventPublic.Engagement.Features.DataRequests;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Meeting;

public abstract class Forgetting(Engine engine)
{
    [Fact]
    public async Task Thirty_days_after_the_event_people_are_gone_and_counts_stay()
    {
        await using var meet = await Meet.StartAsync(engine, 10);
        await meet.RegisterAsync("ada@example.org", party: 3);
        await meet.DeliverAsync();
        var eraser = meet.Fixture.Services.GetRequiredService<PeopleEraser>();
        meet.Fixture.Clock.SetUtcNow(new DateTimeOffset(2027, 1, 9, 19, 59, 0, TimeSpan.Zero));
        Assert.Equal(0, await eraser.EraseDueAsync(CancellationToken.None));
        meet.Fixture.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await eraser.EraseDueAsync(CancellationToken.None));
        Assert.Equal(0, await eraser.EraseDueAsync(CancellationToken.None));
        Assert.Empty(await meet.AllAsync());
        Assert.Equal(0, await meet.InStoreAsync(store => store.Links.CountAsync()) + await meet.InStoreAsync(store => store.Steps.CountAsync()));
        Assert.Equal(3, (await meet.InStoreAsync(store => store.Sessions.SingleAsync())).HeadsBooked);
        var line = await meet.InStoreAsync(store => store.Erasures.SingleAsync());
        Assert.Equal(("thurrock/evening/2026-12-10", PeopleEraser.ByRetention, 1), (line.What, line.By, line.Count));
    }

    [Fact]
    public async Task One_person_is_shown_everything_and_then_erased_and_their_place_is_offered()
    {
        await using var meet = await Meet.StartAsync(engine, 1);
        await meet.RegisterAsync("ada+x@example.org");
        await meet.RegisterAsync("bob@example.org");
        var eraser = meet.Fixture.Services.GetRequiredService<PeopleEraser>();
        var record = Assert.IsType<SubjectRecord>(Assert.Single(await eraser.OfAsync(new DataSubject("Ada@example.org"), CancellationToken.None)).Details);
        Assert.Equal(("ada+x@example.org", "Booked", 1), (record.Email, record.State, record.Party));
        Assert.Equal(1, await eraser.EraseAsync(new DataSubject("ADA@example.org"), "an officer", CancellationToken.None));
        Assert.Equal(RegistrationState.Offered, Assert.Single(await meet.AllAsync()).State);
        Assert.Empty(await eraser.OfAsync(new DataSubject("ada@example.org"), CancellationToken.None));
        await meet.DeliverAsync();
        Assert.Equal(0, await meet.InStoreAsync(store => store.Set<OutboxMessage>().CountAsync(m => m.Kind == "letter")));
    }

    [Fact]
    public async Task Registrations_are_counted_as_facts_by_heads_without_a_person()
    {
        await using var meet = await Meet.StartAsync(engine, 10);
        await meet.RegisterAsync("ada@example.org", party: 3);
        var facts = await meet.InStoreAsync(store => store.Set<OutboxMessage>().Where(m => m.Kind == Fact.Kind).ToListAsync());
        var fact = Assert.Single(facts).Read<Fact>();
        Assert.Equal(new Fact("event.registered", new DateOnly(2026, 11, 23), "thurrock", "events/evening", Count: 3), fact);
    }
}

public sealed class ForgettingOnSqlite() : Forgetting(Engine.Sqlite)
{
    [Fact]
    public async Task What_was_erased_is_not_in_the_files_any_more()
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 10);
        await new Registrant(meet.Browser()) { Name = "Recognisable Person", Email = "recognisable@example.org" }.RegisterAsync(meet.Wait);
        Assert.True(await IsInFilesAsync(meet));
        await meet.Fixture.Services.GetRequiredService<PeopleEraser>().EraseAsync(new DataSubject("recognisable@example.org"), "a test", CancellationToken.None);
        Assert.False(await IsInFilesAsync(meet));
    }

    private static async Task<bool> IsInFilesAsync(Meet meet)
    {
        var files = await DataFiles.ReadAsync(meet.Fixture.Data, "people.db*", TestContext.Current.CancellationToken);
        return files.Any(file => file.AsSpan().IndexOf("ecognisable"u8) >= 0);
    }
}

public sealed class ForgettingOnPostgres() : Forgetting(Engine.Postgres);
