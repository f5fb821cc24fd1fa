using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Host.Hosting;

namespace PreventPublic.Testing;

/// <summary>Where a host under test keeps what it knows.</summary>
/// <param name="Databases">PostgreSQL's connection strings: of the stores that share a database, and of the answers, which have their own. Null with SQLite.</param>
public sealed record HostData(Engine Engine, string Folder, (string Main, string Answers)? Databases)
{
    /// <summary>The stores that share one database under PostgreSQL, each in its own schema.</summary>
    private static readonly IReadOnlyList<string> Shared = ["Content", "Staff", "People", "Metrics"];

    /// <summary>The settings that lead a host there.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings =>
    [
        new("PREVENT_DATA", Folder),
        new("Database:Provider", Engine == Engine.Postgres ? DatabaseOptions.Postgres : DatabaseOptions.Sqlite),
        .. Databases is { } two ? Shared.Select(store => new KeyValuePair<string, string?>($"ConnectionStrings:{store}", two.Main)).Append(new("ConnectionStrings:Answers", two.Answers)) : [],
    ];

    /// <summary>Databases with empty tables, as a host leaves them that has read no content yet.</summary>
    public static Task<HostData> EmptyAsync(Engine engine) => ReadyData.CopyAsync(engine, filled: false);

    /// <summary>A folder and, with PostgreSQL, two databases; nothing is in them.</summary>
    public static async Task<HostData> NothingAsync(Engine engine)
    {
        if (engine == Engine.Postgres && PostgresServer.Binaries() is null)
        {
            Requirement.Missing($"PostgreSQL is missing: {PostgresServer.HowToInstall}");
        }

        return new(engine, Directory.CreateTempSubdirectory("prevent-data-").FullName, engine == Engine.Postgres ? (await PostgresServer.NewDatabaseAsync(), await PostgresServer.NewDatabaseAsync()) : null);
    }

    /// <summary>The services of a host that does not serve, over this data and the repository's content.</summary>
    public ServiceProvider Services(TimeProvider clock)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([.. Settings, new("Content:Folder", Repository.Content)]).Build();
        var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(settings);
        SiteHost.AddModules(services, settings, Repository.Root);
        return services.AddSingleton(clock).BuildServiceProvider();
    }
}
