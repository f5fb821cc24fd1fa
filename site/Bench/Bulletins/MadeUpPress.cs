using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Stores;
using PreventPublic.Core.Time;
using PreventPublic.Core.Words;
using PreventPublic.Engagement;
using PreventPublic.Engagement.Features.Bulletins;
using PreventPublic.Engagement.Features.Bulletins.Sending;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.HumanCheck;
using PreventPublic.Engagement.Mail;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Bench.Bulletins;

/// <summary>A council with subscribers on SQLite and a mail server on loopback, without the web around it.</summary>
public sealed class MadeUpPress : IEventDirectory, IAsyncDisposable
{
    private const string Council = "thurrock";

    private readonly ServiceProvider _services;

    private MadeUpPress(string folder, int port)
    {
        var connection = $"Data Source={Path.Combine(folder, "People.db")}";
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton(TimeProvider.System).AddSingleton<IEventDirectory>(this).AddSingleton(WordBook.Load(typeof(EngagementModule).Assembly)).AddSingleton<SharedSecrets>().AddSingleton<MimeMaker>();
        services.AddSingleton(new MailOptions { Transport = MailOptions.BySmtp, From = "noreply@example.org", Smtp = new SmtpOptions { Host = "127.0.0.1", Port = port, Security = "none" } });
        services.AddSingleton(new BulkOptions { PerMinute = 0, PerDomainPerMinute = 0 }).AddSending();
        services.AddPooledDbContextFactory<PeopleStore>(options => options.UseSqlite(connection, sqlite => sqlite.MigrationsAssembly("PreventPublic.Migrations.Sqlite")));
        services.AddKeyedSingleton(PeopleStore.Name, new StoreDatabase(PeopleStore.Name, null, () => new SqliteConnection(connection)));
        _services = services.BuildServiceProvider();
    }

    /// <summary>As long as a month's bulletin usually is: ten pieces with two sentences each.</summary>
    public static MailingPart Part { get; } = new(
        BulletinAudiences.Residents, Language.EnglishCode, "November 2026",
        string.Concat(Enumerable.Range(1, 10).Select(number => $"<h3><a href=\"https://example.org/{number}\">Piece {number}</a></h3><p>{new string('x', 180)}</p>")),
        string.Concat(Enumerable.Range(1, 10).Select(number => $"Piece {number}\n{new string('x', 180)}\n\n")));

    public IReadOnlyList<CouncilSite> Sites => [Site(Council, Language.English)!];

    public static async Task<MadeUpPress> StartAsync(string folder, int port, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        var press = new MadeUpPress(folder, port);
        await using var store = await press.StoreAsync(cancel);
        await store.Database.MigrateAsync(cancel);
        return press;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Exactly so many confirmed subscribers; those before are gone.</summary>
    public async Task SeedAsync(int people, bool withTopics, CancellationToken cancel)
    {
        await using var store = await StoreAsync(cancel);
        await MadeUpSubscribers.SeedAsync(store, Council, people, withTopics, cancel);
    }

    public async Task<Guid> OrderAsync(IReadOnlyList<MailingPart> parts, CancellationToken cancel)
    {
        var order = new MailingOrder(Guid.NewGuid(), Council, "November 2026", TimeProvider.System.GetUtcNow().UtcDateTime, [], parts, "a benchmark");
        await using var store = await StoreAsync(cancel);
        Get<Mailings>().Order(store, order);
        await store.SaveChangesAsync(cancel);
        return order.Id;
    }

    public BookableEvent? Find(string site, string key, Language language) => null;

    public IReadOnlyList<BookableEvent> All(string site) => [];

    public CouncilSite? Site(string id, Language language) =>
        new(id, "Prevent", "Council", "https://example.org", "UTC", new LocalClock(TimeProvider.System, TimeZoneInfo.Utc), [Language.English]);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
    }

    private Task<PeopleStore> StoreAsync(CancellationToken cancel) => Get<IDbContextFactory<PeopleStore>>().CreateDbContextAsync(cancel);
}
