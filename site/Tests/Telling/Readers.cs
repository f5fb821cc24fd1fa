using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PreventPublic.Engagement.Features.Bulletins.Desk;
using PreventPublic.Engagement.Features.Bulletins.Sending;
using PreventPublic.Engagement.Features.Bulletins.Subscribe;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Store;
using PreventPublic.Host.Delivery;
using PreventPublic.Testing;
using PreventPublic.Tests.Meeting;

namespace PreventPublic.Tests.Telling;

/// <summary>A council whose bulletins go to a mail server of the test's. Nothing is sent until the test says so.</summary>
public sealed class Readers : IAsyncDisposable
{
    private readonly TestContent _content = new();

    public SiteFixture Fixture { get; private set; } = null!;

    public Mailings Mailings => Fixture.Services.GetRequiredService<Mailings>();

    public static async Task<Readers> StartAsync(Engine engine, int port, Action<SiteFixture>? with = null, Action<TestContent>? content = null)
    {
        var readers = new Readers();
        content?.Invoke(readers._content);
        readers.Fixture = await SiteFixture.NewAsync(engine, readers._content.Folder);
        readers.Fixture.Settings["Mail:Transport"] = "smtp";
        readers.Fixture.Settings["Mail:Smtp:Host"] = "127.0.0.1";
        readers.Fixture.Settings["Mail:Smtp:Port"] = port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        readers.Fixture.Settings["Mail:Smtp:Security"] = "none";
        readers.Fixture.Settings["Mail:Bulk:PerMinute"] = "0";
        readers.Fixture.Settings["Mail:Bulk:PerDomainPerMinute"] = "0";
        readers.Fixture.Replace = services =>
        {
            Meet.Quiet(services);
            services.Remove(services.Single(service => service.ImplementationType == typeof(MailingWorker) && service.ServiceType == typeof(IHostedService)));
        };
        with?.Invoke(readers.Fixture);
        _ = readers.Fixture.Services;
        return readers;
    }

    public string FolderOfContent => _content.Folder;

    public async Task<T> InStoreAsync<T>(Func<PeopleStore, Task<T>> ask)
    {
        await using var store = await Fixture.Services.GetRequiredService<IDbContextFactory<PeopleStore>>().CreateDbContextAsync();
        return await ask(store);
    }

    /// <summary>Confirmed subscribers.</summary>
    public Task AddAsync(params IEnumerable<string> addresses) => InStoreAsync(async store =>
    {
        store.AddRange(addresses.Select(email => Of(email)));
        return await store.SaveChangesAsync();
    });

    public static Subscriber Of(string email, string audience = "residents", string language = "en", string frequency = Frequencies.Monthly, string topics = "") => new()
    {
        Site = "thurrock",
        Email = email,
        EmailHash = Subscribing.HashOf(email),
        Domain = email.Split('@')[1],
        Audience = audience,
        Topics = topics,
        Language = language,
        Frequency = frequency,
        CreatedAt = new DateTime(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc),
        ConfirmedAt = new DateTime(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc),
        Nonce = Tokens.New(),
    };

    public static MailingPart Part(string audience = "residents", string language = "en", string subject = "November") =>
        new(audience, language, subject, $"<h1>{subject}</h1><p>News for {audience}.</p>", $"{subject}\n\nNews for {audience}.");

    public async Task<Guid> OrderAsync(params MailingPart[] parts) => await OrderAsync(Guid.NewGuid(), [], parts);

    public Task<Guid> OrderAsync(Guid id, string[] topics, params MailingPart[] parts) => InStoreAsync(async store =>
    {
        Mailings.Order(store, new MailingOrder(id, "thurrock", "November 2026", Fixture.Clock.GetUtcNow().UtcDateTime, topics, parts.Length == 0 ? [Part()] : parts, "a test"));
        await store.SaveChangesAsync();
        return id;
    });

    public Task<int> PassAsync(SiteFixture? host = null) => (host ?? Fixture).Services.GetRequiredService<MailingRun>().PassAsync(CancellationToken.None);

    /// <summary>Queues what is due, and sends nothing.</summary>
    public Task<int> BeginAsync() => Fixture.Services.GetRequiredService<Expansion>().BeginDueAsync(CancellationToken.None);

    /// <summary>Lets bulletins out whose time has come; their mails are ordered.</summary>
    public Task<int> LetOutAsync() => Fixture.Services.GetRequiredService<BulletinSchedule>().LetOutDueAsync(CancellationToken.None);

    public Task<Readership> ReadershipAsync(MailingParts parts) => Fixture.Services.GetRequiredService<Subscribers>().ReadershipAsync("thurrock", parts, CancellationToken.None);

    public async Task<MailingProgress> ProgressAsync(Guid id) => (await Mailings.ProgressAsync(id, CancellationToken.None))!;

    public Task DeliverAsync() => Fixture.Services.GetRequiredService<OutboxWorker>().DeliverAllAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await Fixture.DisposeAsync();
        _content.Dispose();
    }
}
