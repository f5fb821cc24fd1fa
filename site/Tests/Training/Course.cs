using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Facts;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Training;
using PreventPublic.Staff.Roles;
using PreventPublic.Testing;
using PreventPublic.Tests.Meeting;

namespace PreventPublic.Tests.Training;

/// <summary>A council with one event that is a course.</summary>
public sealed class Course : IAsyncDisposable
{
    public const string Name = "Notice, check, share";
    public const string Settings = "ask-organisation: true\ncertificate: true\ncourse: Notice, check, share\nrenew-months: 12\nkeep-record-months: 24";

    public static readonly DateTimeOffset Over = new(2026, 12, 10, 21, 0, 0, TimeSpan.Zero);

    private Course(Meet meet) => Meet = meet;

    public Meet Meet { get; }

    public static async Task<Course> StartAsync(Engine engine) => new(await Meet.StartAsync(engine, 20, Settings));

    /// <summary>Signed in now: between two days of a test a session is long over.</summary>
    public Task<StaffClient> OfficerAsync() => StaffClient.SignInAsync(Meet.Fixture, Role.EngagementOfficer);

    public ValueTask DisposeAsync() => Meet.DisposeAsync();

    public async Task RegisterAsync(string email, string name = "Ada Example", int party = 1, string guests = "", string organisation = "Grays School") =>
        await new Registrant(Meet.Browser()) { Email = email, Name = name, Party = party, More = { ["organisation"] = organisation, ["role"] = "Teacher", ["guests"] = guests } }.RegisterAsync(Meet.Wait);

    /// <summary>The door notes that the whole of a party came.</summary>
    public async Task CameAsync(string email)
    {
        var registration = (await Meet.AllAsync()).Single(r => r.Email == email);
        await Door.LetInAsync(registration.Id, registration.Party, "a test");
    }

    public Door Door => Meet.Fixture.Services.GetRequiredService<Door>();

    public Task<int> RecordAsync() => Meet.Fixture.Services.GetRequiredService<TrainingRecorder>().RecordDueAsync(CancellationToken.None);

    public Task<List<TrainingRecord>> RecordsAsync() => Meet.InStoreAsync(store => store.TrainingRecords.AsNoTracking().OrderBy(r => r.Name).ToListAsync());

    /// <summary>How many completions the figures hold.</summary>
    public async Task<int> CountedAsync() => (await Meet.InStoreAsync(store => store.Set<OutboxMessage>().AsNoTracking().Where(m => m.Kind == Fact.Kind).ToListAsync()))
        .Select(m => m.Read<Fact>()).Where(fact => fact.Name == TrainingFacts.Completed).Sum(fact => (int)fact.Count);

    public Task<HttpResponseMessage> GetAsync(string address) => Meet.Browser().GetAsync(new Uri(address, UriKind.Relative));

    public Task<string> TextAsync(string address) => Meet.Browser().GetStringAsync(new Uri(address, UriKind.Relative));

    /// <summary>A form without fields.</summary>
    public async Task<HttpResponseMessage> PressAsync(string address)
    {
        using var nothing = new FormUrlEncodedContent([]);
        return await Meet.Browser().PostAsync(new Uri(address, UriKind.Relative), nothing);
    }

    /// <summary>A file that an officer takes.</summary>
    public async Task<string> FileAsync(string address) => await (await (await OfficerAsync()).GetAsync(address)).Content.ReadAsStringAsync();

    /// <summary>Somebody was trained on the day, by way of the door.</summary>
    public async Task TrainAsync(string email, string name = "Ada Example", string organisation = "Grays School")
    {
        await RegisterAsync(email, name, organisation: organisation);
        await CameAsync(email);
        Meet.Fixture.Clock.SetUtcNow(Over);
        await RecordAsync();
    }
}
