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
    private readonly string _content;
    private readonly string _environment;
    private readonly ILoggerProvider? _log;
    private readonly bool _ownsData;

    private SiteFixture(HostData data, string content, string environment, ILoggerProvider? log, SiteFixture? beside)
    {
        (Where, _content, _environment, _log, _ownsData) = (data, content, environment, log, beside is null);
        Clock = beside?.Clock ?? new(ReadyData.Noon);
    }

    public HostData Where { get; }

    public string Data => Where.Folder;

    /// <summary>Starts on a Monday in November at noon, UTC.</summary>
    public TestClock Clock { get; }

    /// <summary>Settings on top of the usual ones; before the host starts.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    /// <summary>Replaces services of the host; before it starts.</summary>
    public Action<IServiceCollection>? Replace { get; set; }

    /// <param name="content">The content folder; the repository's own by default.</param>
    /// <param name="now">Where the clock starts, and when the content is published; the host's timers do not run up to it.</param>
    public static async Task<SiteFixture> StartAsync(Engine engine, string? content = null, string environment = "Development", ILoggerProvider? log = null, DateTimeOffset? now = null)
    {
        var fixture = new SiteFixture(await ReadyData.CopyAsync(engine, filled: content is null && now is null), content ?? Repository.Content, environment, log, null);
        fixture.Clock.SetUtcNow(now ?? fixture.Clock.GetUtcNow());
        _ = fixture.Services;
        return fixture;
    }

    /// <summary>A host that is not started yet, so that its settings can be chosen.</summary>
    public static async Task<SiteFixture> NewAsync(Engine engine, string? content = null, string environment = "Development", ILoggerProvider? log = null) =>
        new(await ReadyData.CopyAsync(engine, filled: content is null), content ?? Repository.Content, environment, log, null);

    /// <summary>A second host over the same data and with the same clock, not started yet.</summary>
    public SiteFixture Beside() => new(Where, _content, _environment, _log, this);

    /// <summary>A browser of one site: chosen by host, no redirects followed, no cookies kept.</summary>
    public Browse On(string site = "thurrock.localhost") => new(this, site);

    public Task<ImportReport> ImportAsync(string folder, bool publish = true, ConflictChoice choice = ConflictChoice.Report, bool withdraw = false) =>
        Services.GetRequiredService<ContentImporter>().ImportAsync(folder, new ImportOptions("a test", publish, choice, withdraw));

    public Task RefreshAsync() => Services.GetRequiredService<Publisher>().RefreshAsync();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(_environment);
        builder.UseSetting("Content:Folder", _content);
        builder.UseSetting("OutsideLinks:Look", "false");
        foreach (var (key, value) in Where.Settings.Concat(Settings.Select(setting => new KeyValuePair<string, string?>(setting.Key, setting.Value))))
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
            DataFiles.Close(Data);
            Directory.Delete(Data, recursive: true);
        }
    }
}
