using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Engagement.Features.Events.Keeping;
using PreventPublic.Engagement.Features.Training;
using PreventPublic.Engagement.Features.DataRequests;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Training;

/// <summary>Who came is recorded, nobody else is, and the record has its own end.</summary>
public abstract class TrainingIsRecorded(Engine engine)
{
    private const string Door = "/manage/thurrock/events/evening/2026-12-10/door";

    [Fact]
    public async Task The_door_says_who_of_a_party_came_and_only_they_are_trained_and_certified()
    {
        await using var course = await Course.StartAsync(engine);
        await course.RegisterAsync("ada@example.org", party: 4, guests: "Bob Guest\nCleo Guest");
        await course.RegisterAsync("away@example.org", "Away Example");
        await (await course.OfficerAsync()).DoAsync(Door + "?Q=Ada", "In", ("Came", "0"), ("Came", "2"), ("Others", "1"));
        Assert.Equal(3, (await course.Meet.InStoreAsync(store => store.Arrivals.SingleAsync())).Heads);
        Assert.Equal(0, await course.RecordAsync());

        course.Meet.Fixture.Clock.SetUtcNow(Course.Over);
        Assert.Equal(2, await course.RecordAsync());
        Assert.Equal(0, await course.RecordAsync());
        var records = await course.RecordsAsync();
        Assert.Equal([("Ada Example", "ada@example.org", "Teacher"), ("Cleo Guest", "", "")], records.Select(r => (r.Name, r.Email, r.Role)));
        Assert.All(records, r => Assert.Equal((Course.Name, "Grays School", new DateOnly(2026, 12, 10), new DateOnly(2027, 12, 10)), (r.Course, r.Organisation, r.On, r.RenewOn)));
        Assert.Equal(2, await course.CountedAsync());

        var token = await course.Meet.TokenAsync("ada@example.org", Engagement.Features.Events.Letters.LetterKind.Booked);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.OK, HttpStatusCode.NotFound], await Task.WhenAll(Enumerable.Range(0, 4).Select(async place =>
            (await course.GetAsync($"/my-registration/{token}/certificate/{place}")).StatusCode)));
        Assert.Contains("Cleo Guest", await course.TextAsync($"/my-registration/{token}/certificate/2"), StringComparison.Ordinal);
        Assert.Contains($"/my-registration/{token}/certificate/2", await course.TextAsync($"/my-registration/{token}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fewer_heads_than_names_says_nothing_of_who_came_but_the_one_who_registered()
    {
        await using var course = await Course.StartAsync(engine);
        await course.RegisterAsync("ada@example.org", party: 3, guests: "Bob Guest\nCleo Guest");
        await course.Door.LetInAsync((await course.Meet.AllAsync())[0].Id, 2, "a printed list");
        course.Meet.Fixture.Clock.SetUtcNow(Course.Over);
        await course.RecordAsync();
        Assert.Equal("Ada Example", Assert.Single(await course.RecordsAsync()).Name);
    }

    [Fact]
    public async Task What_the_door_takes_back_takes_its_record_and_its_count_with_it_and_a_paper_list_follows()
    {
        await using var course = await Course.StartAsync(engine);
        await course.RegisterAsync("ada@example.org");
        await course.RegisterAsync("late@example.org", "Late Example");
        await course.CameAsync("ada@example.org");
        course.Meet.Fixture.Clock.SetUtcNow(Course.Over);
        await course.RecordAsync();
        await course.Door.UndoAsync((await course.Meet.AllAsync())[0].Id);
        Assert.Empty(await course.RecordsAsync());
        Assert.Equal(0, await course.CountedAsync());

        await course.CameAsync("late@example.org");
        await course.RecordAsync();
        Assert.Equal(("Late Example", 1), (Assert.Single(await course.RecordsAsync()).Name, await course.CountedAsync()));
    }

    [Fact]
    public async Task Hosts_that_look_at_the_same_time_write_one_record_each_person()
    {
        await using var course = await Course.StartAsync(engine);
        foreach (var person in Enumerable.Range(0, 8))
        {
            await course.RegisterAsync($"p{person}@example.org", $"Person {person}");
            await course.CameAsync($"p{person}@example.org");
        }

        course.Meet.Fixture.Clock.SetUtcNow(Course.Over);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(course.RecordAsync)));
        await course.RecordAsync();
        Assert.Equal((8, 8), ((await course.RecordsAsync()).Count, await course.CountedAsync()));
    }

    [Fact]
    public async Task The_record_outlives_the_registration_and_ends_by_its_own_period()
    {
        await using var course = await Course.StartAsync(engine);
        await course.RegisterAsync("ada@example.org");
        await course.CameAsync("ada@example.org");
        var eraser = course.Meet.Fixture.Services.GetRequiredService<TrainingEraser>();

        // Nobody looked in the thirty days: forgetting the registration writes the record first.
        course.Meet.Fixture.Clock.SetUtcNow(new DateTimeOffset(2027, 1, 10, 12, 0, 0, TimeSpan.Zero));
        Assert.Equal(1, await course.Meet.Fixture.Services.GetRequiredService<PeopleEraser>().EraseDueAsync(TestContext.Current.CancellationToken));
        Assert.Empty(await course.Meet.AllAsync());
        Assert.Equal("Ada Example", Assert.Single(await course.RecordsAsync()).Name);

        course.Meet.Fixture.Clock.SetUtcNow(new DateTimeOffset(2028, 12, 10, 23, 59, 0, TimeSpan.Zero));
        Assert.Equal(0, await eraser.EraseDueAsync(TestContext.Current.CancellationToken));
        course.Meet.Fixture.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await eraser.EraseDueAsync(TestContext.Current.CancellationToken));
        Assert.Empty(await course.RecordsAsync());
        Assert.Equal(1, await course.CountedAsync());
        Assert.Contains(await course.Meet.InStoreAsync(store => store.Erasures.ToListAsync()), line => line.What == "training records" && line.By == PeopleEraser.ByRetention && line.Count == 1);
    }

    [Fact]
    public async Task Who_asks_is_shown_their_training_and_forgotten()
    {
        await using var course = await Course.StartAsync(engine);
        await course.TrainAsync("ada+x@example.org");
        var eraser = course.Meet.Fixture.Services.GetRequiredService<TrainingEraser>();
        Assert.Equal(Course.Name, Assert.Single(await eraser.OfAsync(new DataSubject("ADA@example.org"), TestContext.Current.CancellationToken)).Title);
        Assert.Equal(1, await eraser.EraseAsync(new DataSubject("ada@example.org"), "an officer", TestContext.Current.CancellationToken));
        Assert.Empty(await course.RecordsAsync());
    }

    [Fact]
    public async Task The_form_says_what_is_kept_and_for_how_long()
    {
        await using var course = await Course.StartAsync(engine);
        Assert.Contains("for 24 months", await course.TextAsync("/events/evening/register"), StringComparison.Ordinal);
        Assert.Contains("24 ماہ", await course.TextAsync("/ur/events/evening/register"), StringComparison.Ordinal);
    }
}

public sealed class TrainingIsRecordedOnSqlite() : TrainingIsRecorded(Engine.Sqlite);

public sealed class TrainingIsRecordedOnPostgres() : TrainingIsRecorded(Engine.Postgres);
