using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PreventPublic.Cms.Import;
using PreventPublic.Cms.Published;

namespace PreventPublic.Testing;

/// <summary>Which database the host under test uses.</summary>
public enum Engine
{
    Sqlite,
    Postgres,
}

/// <summary>The whole host over a real database, with a clock that tests set.</summary>
public sealed class SiteFixture : WebApplicationFactory<Program>
{
    /// <summary>The stores that share one database under PostgreSQL, each in its own schema.</summary>
    public static readonly IReadOnlyList<string> Stores = ["Content", "Staff", "People", "Metrics"];

    private readonly Engine _engine;
    private readonly string _content;
    private readonly string _environment;
    private readonly string? _connection;
    private readonly string? _answers;
    private readonly ILoggerProvider? _log;
    private readonly bool _ownsData;

    private SiteFixture(Engine engine, string content, string environment, (string Main, string Answers)? databases, ILoggerProvider? log, SiteFixture? beside)
    {
        (_engine, _content, _environment, _connection, _answers, _log) = (engine, content, environment, databases?.Main, databases?.Answers, log);
        _ownsData = beside is null;
        Data = beside?.Data ?? Directory.CreateTempSubdirectory("prevent-data-").FullName;
        Clock = beside?.Clock ?? new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
    }

    public string Data { get; }

    /// <summary>PostgreSQL's connection strings: of the stores that share a database, and of the answers, which have their own. Null with SQLite.</summary>
    public (string Main, string Answers)? Databases => _connection is null ? null : (_connection, _answers!);

    /// <summary>Starts on a Monday in November at noon, UTC.</summary>
    public TestClock Clock { get; }

    /// <summary>Settings on top of the usual ones; before the host starts.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    /// <summary>Replaces services of the host; before it starts.</summary>
    public Action<IServiceCollection>? Replace { get; set; }

    /// <param name="content">The content folder; the repository's own by default.</param>
    /// <param name="now">Where the clock starts; the host's timers do not run up to it.</param>
    public static async Task<SiteFixture> StartAsync(Engine engine, string? content = null, string environment = "Development", ILoggerProvider? log = null, DateTimeOffset? now = null)
    {
        var fixture = await NewAsync(engine, content, environment, log);
        fixture.Clock.SetUtcNow(now ?? fixture.Clock.GetUtcNow());
        _ = fixture.Services;
        return fixture;
    }

    /// <summary>A host that is not started yet, so that its settings can be chosen.</summary>
    public static async Task<SiteFixture> NewAsync(Engine engine, string? content = null, string environment = "Development", ILoggerProvider? log = null)
    {
        if (engine == Engine.Postgres && PostgresServer.Binaries() is null)
        {
            Requirement.Missing($"PostgreSQL is missing: {PostgresServer.HowToInstall}");
        }

        (string, string)? databases = engine == Engine.Postgres ? (await PostgresServer.NewDatabaseAsync(), await PostgresServer.NewDatabaseAsync()) : null;
        return new SiteFixture(engine, content ?? Repository.Content, environment, databases, log, null);
    }

    /// <summary>A second host over the same data and with the same clock, not started yet.</summary>
    public SiteFixture Beside() => new(_engine, _content, _environment, _connection is null ? null : (_connection, _answers!), _log, this);

    /// <summary>A browser of one site: chosen by host, no redirects followed, no cookies kept.</summary>
    public Browse On(string site = "thurrock.localhost") => new(this, site);

    public Task<ImportReport> ImportAsync(string folder, bool publish = true, ConflictChoice choice = ConflictChoice.Report, bool withdraw = false) =>
        Services.GetRequiredService<ContentImporter>().ImportAsync(folder, new ImportOptions("a test", publish, choice, withdraw));

    public Task RefreshAsync() => Services.GetRequiredService<Publisher>().RefreshAsync();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(_environment);
        builder.UseSetting("PREVENT_DATA", Data);
        builder.UseSetting("Content:Folder", _content);
        builder.UseSetting("Database:Provider", _engine == Engine.Postgres ? "postgres" : "sqlite");
        foreach (var store in _connection is null ? [] : Stores)
        {
            builder.UseSetting($"ConnectionStrings:{store}", _connection);
        }

        if (_answers is not null)
        {
            builder.UseSetting("ConnectionStrings:Answers", _answers);
        }

        foreach (var (key, value) in Settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);

            // Tests refresh when they mean to. Left in, it would look for publications twice a second through every day that a test moves on.
            services.Remove(services.Single(service => service.ImplementationType == typeof(PublicationWatch)));
            Replace?.Invoke(services);
        });
        if (_log is not null)
        {
            // The settings' own levels are nearer to a category than any filter, so they are opened too.
            builder.UseSetting("Logging:LogLevel:Default", "Trace").UseSetting("Logging:LogLevel:Microsoft.AspNetCore", "Trace");
            builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(_log).SetMinimumLevel(LogLevel.Trace).AddFilter(_ => true));
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && _ownsData && Directory.Exists(Data))
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(Data, recursive: true);
        }
    }
}
