using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Events.Keeping;
using PreventPublic.Engagement.Features.Events.Letters;
using PreventPublic.Engagement.Features.Training;
using PreventPublic.Engagement.Mail;
using PreventPublic.Engagement.Store;
using PreventPublic.Host.Delivery;
using PreventPublic.Testing;

namespace PreventPublic.Tests.Meeting;

/// <summary>A council with one event, “evening”, and what registrations do to it.</summary>
public sealed class Meet : IAsyncDisposable
{
    private readonly TestContent _content;

    private Meet(TestContent content, SiteFixture fixture) => (_content, Fixture) = (content, fixture);

    public SiteFixture Fixture { get; }

    public TestContent Content => _content;

    /// <param name="beside">Writes more content.</param>
    /// <param name="human">The human check; by default none, so that everybody is taken for a person.</param>
    public static async Task<Meet> StartAsync(Engine engine, int places, string more = "", string human = "none", Action<SiteFixture>? with = null, Action<TestContent>? beside = null)
    {
        var content = new TestContent().Letters().Event("evening", places, more);
        beside?.Invoke(content);
        var fixture = await SiteFixture.NewAsync(engine, content.Folder);
        fixture.Settings["HumanCheck:Provider"] = human;
        fixture.Settings["Events:FormsPerAddress"] = "100000";
        fixture.Replace = Quiet;
        with?.Invoke(fixture);
        _ = fixture.Services;
        return new Meet(content, fixture);
    }

    /// <summary>Nothing happens by itself: tests say when mail goes out and when sessions are looked after.</summary>
    public static void Quiet(IServiceCollection services)
    {
        foreach (var worker in services.Where(IsWorker).ToList())
        {
            services.Remove(worker);
        }
    }

    public HttpClient Browser(SiteFixture? host = null) => (host ?? Fixture).CreateClient(new WebApplicationFactoryClientOptions
    {
        AllowAutoRedirect = false,
        HandleCookies = false,
        BaseAddress = new Uri("http://thurrock.localhost"),
    });

    /// <summary>Registers somebody by the whole form and says where they were sent to.</summary>
    public async Task<string> RegisterAsync(string email, int party = 1, HttpClient? http = null)
    {
        var answer = await new Registrant(http ?? Browser()) { Email = email, Party = party }.RegisterAsync(Wait);
        return answer.Headers.Location?.ToString() ?? $"{(int)answer.StatusCode}";
    }

    /// <summary>A person takes a moment.</summary>
    public void Wait() => Fixture.Clock.Advance(TimeSpan.FromSeconds(3));

    public async Task<T> InStoreAsync<T>(Func<PeopleStore, Task<T>> ask)
    {
        await using var store = await Fixture.Services.GetRequiredService<IDbContextFactory<PeopleStore>>().CreateDbContextAsync();
        return await ask(store);
    }

    public Task<List<Registration>> AllAsync() => InStoreAsync(store => store.Registrations.AsNoTracking().OrderBy(r => r.Number).ToListAsync());

    public async Task<RegistrationState> StateOfAsync(string email) => (await AllAsync()).Last(r => r.Email == email).State;

    public async Task<int> HeldAsync() => (await AllAsync()).Where(r => r.Holds).Sum(r => r.Party);

    /// <summary>Letters that wait to be sent, oldest first.</summary>
    public async Task<List<(LetterKind Why, string To, string Token)>> LettersAsync()
    {
        var all = await AllAsync();
        var waiting = await InStoreAsync(store => store.Set<OutboxMessage>().AsNoTracking().Where(m => m.Kind == Letter.Kind).ToListAsync());
        return [.. waiting.Select(m => m.Read<Letter>()).Select(letter => (letter.Why, all.First(r => r.Id == letter.Registration).Email, letter.Token))];
    }

    public async Task<string> TokenAsync(string email, LetterKind why) => (await LettersAsync()).Last(letter => letter.To == email && letter.Why == why).Token;

    /// <summary>Presses a button behind a personal link.</summary>
    public async Task<HttpResponseMessage> PressAsync(string token, string step)
    {
        using var form = new FormUrlEncodedContent([new("step", step)]);
        return await Browser().PostAsync(new Uri($"/my-registration/{token}", UriKind.Relative), form);
    }

    public Task LookAfterAsync() => Fixture.Services.GetRequiredService<SessionCare>().LookAsync(CancellationToken.None);

    public Task DeliverAsync() => Fixture.Services.GetRequiredService<OutboxWorker>().DeliverAllAsync(CancellationToken.None);

    private static bool IsWorker(ServiceDescriptor service) => service.ServiceType == typeof(IHostedService)
        && (service.ImplementationType == typeof(CareWorker)
            || service.ImplementationType == typeof(TrainingWorker)
            || service.ImplementationType == typeof(MailFolderWorker)
            || service.ImplementationFactory?.GetType().GenericTypeArguments[1] == typeof(OutboxWorker));

    public async ValueTask DisposeAsync()
    {
        await Fixture.DisposeAsync();
        _content.Dispose();
    }
}
