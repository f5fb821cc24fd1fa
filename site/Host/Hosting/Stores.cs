using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Outbox;
using PreventPublic.Core.Stores;
using PreventPublic.Engagement.Store;
using PreventPublic.Staff.Store;

namespace PreventPublic.Host.Hosting;

/// <summary>Settings under <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";
    public const string Sqlite = "sqlite";
    public const string Postgres = "postgres";

    [RegularExpression($"^({Sqlite}|{Postgres})$", ErrorMessage = "Database:Provider is sqlite or postgres.")]
    public string Provider { get; set; } = Sqlite;
}

/// <summary>Connects each store to its database.</summary>
public static class Stores
{
    public static IServiceCollection AddStores(this IServiceCollection services, IConfiguration configuration, Folders folders)
    {
        services.AddOptions<DatabaseOptions>().BindConfiguration(DatabaseOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddStore<ContentStore>(ContentStore.Name, ContentStore.Schema, configuration, folders)
            .AddStore<PeopleStore>(PeopleStore.Name, PeopleStore.Schema, configuration, folders)
            .AddStore<StaffStore>(StaffStore.Name, StaffStore.Schema, configuration, folders);
    }

    public static bool IsPostgres(IConfiguration configuration) => ProviderIn(configuration) == DatabaseOptions.Postgres;

    private static string ProviderIn(IConfiguration configuration) =>
        configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>()?.Provider ?? DatabaseOptions.Sqlite;

    /// <param name="name">As in <c>ConnectionStrings:NAME</c>; in lower case the name of its SQLite file.</param>
    private static IServiceCollection AddStore<T>(this IServiceCollection services, string name, string schema, IConfiguration configuration, Folders folders)
        where T : DbContext
    {
        var provider = ProviderIn(configuration);
        var connection = provider == DatabaseOptions.Postgres ? PostgresConnectionString(name, configuration) : SqliteConnectionString(name, configuration, folders);
        services.AddPooledDbContextFactory<T>(options => Connect(options, provider, connection, schema));
        var database = new StoreDatabase(name, provider == DatabaseOptions.Postgres ? schema : null, () => PlainConnection(provider, connection));
        services.AddKeyedSingleton(name, database);
        services.AddSingleton(all => new StoreToPrepare(typeof(T), MigrationsOf(provider), database, Open<T>(all)));
        services.AddSingleton(all => new OutboxSource(database, Open<T>(all)));
        return services;
    }

    private static Func<CancellationToken, Task<DbContext>> Open<T>(IServiceProvider services)
        where T : DbContext =>
        async cancel => await services.GetRequiredService<IDbContextFactory<T>>().CreateDbContextAsync(cancel);

    private static string MigrationsOf(string provider) => provider == DatabaseOptions.Postgres ? "PreventPublic.Migrations.Postgres" : "PreventPublic.Migrations.Sqlite";

    private static string PostgresConnectionString(string store, IConfiguration configuration) => configuration.GetConnectionString(store)
        ?? throw new InvalidOperationException($"ConnectionStrings:{store} is missing. With Database:Provider=postgres each store needs its connection string.");

    private static string SqliteConnectionString(string store, IConfiguration configuration, Folders folders)
    {
        Directory.CreateDirectory(folders.Data);
        return configuration.GetConnectionString(store) ?? $"Data Source={Path.Combine(folders.Data, $"{store.ToLowerInvariant()}.db")}";
    }

    private static void Connect(DbContextOptionsBuilder options, string provider, string connection, string schema)
    {
        if (provider == DatabaseOptions.Postgres)
        {
            options.UseNpgsql(connection, postgres => postgres.MigrationsAssembly(MigrationsOf(provider)).MigrationsHistoryTable(StoreToPrepare.History, schema));
        }
        else
        {
            options.UseSqlite(connection, sqlite => sqlite.MigrationsAssembly(MigrationsOf(provider))).AddInterceptors(SqliteSettings.Instance);
        }
    }

    private static DbConnection PlainConnection(string provider, string connection) =>
        provider == DatabaseOptions.Postgres ? PlainPostgres(connection) : PlainSqlite(connection);

    /// <summary>By itself, so that Npgsql is not loaded where it is not used.</summary>
    private static NpgsqlConnection PlainPostgres(string connection) => new(connection);

    /// <summary>Never makes the file: EF Core does, and sets it up for many readers beside a writer.</summary>
    private static SqliteConnection PlainSqlite(string connection)
    {
        var parts = new SqliteConnectionStringBuilder(connection);
        parts.Mode = parts.Mode == SqliteOpenMode.ReadWriteCreate ? SqliteOpenMode.ReadWrite : parts.Mode;
        return new SqliteConnection(parts.ToString());
    }
}
