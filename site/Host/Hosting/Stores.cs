using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Outbox;
using PreventPublic.Core.Stores;
using PreventPublic.Engagement.Store;
using PreventPublic.Metrics.Store;
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
            .AddStore<MetricsStore>(MetricsStore.Name, MetricsStore.Schema, configuration, folders)
            .AddStore<PeopleStore>(PeopleStore.Name, PeopleStore.Schema, configuration, folders)
            .AddStore<AnswersStore>(AnswersStore.Name, AnswersStore.Schema, configuration, folders, outbox: false)
            .AddStore<StaffStore>(StaffStore.Name, StaffStore.Schema, configuration, folders);
    }

    public static bool IsPostgres(IConfiguration configuration) => ProviderIn(configuration) == DatabaseOptions.Postgres;

    private static string ProviderIn(IConfiguration configuration) =>
        configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>()?.Provider ?? DatabaseOptions.Sqlite;

    /// <param name="name">As in <c>ConnectionStrings:NAME</c>; in lower case the name of its SQLite file.</param>
    /// <param name="outbox">Whether it has one: the answers have none.</param>
    private static IServiceCollection AddStore<T>(this IServiceCollection services, string name, string schema, IConfiguration configuration, Folders folders, bool outbox = true)
        where T : DbContext
    {
        var provider = ProviderIn(configuration);
        var connection = provider == DatabaseOptions.Postgres ? PostgresConnectionString(name, configuration) : SqliteConnectionString(name, configuration, folders);
        services.AddSingleton<IDbContextFactory<T>>(all => new StoreFactory<T>(() =>
        {
            var options = new DbContextOptionsBuilder<T>().UseApplicationServiceProvider(all);
            Connect(options, provider, connection, schema);
            foreach (var more in all.GetServices<IDbContextOptionsConfiguration<T>>())
            {
                more.Configure(all, options);
            }

            return options.Options;
        }));
        var database = new StoreDatabase(name, provider == DatabaseOptions.Postgres ? schema : null, () => PlainConnection(provider, connection));
        services.AddKeyedSingleton(name, database);
        services.AddSingleton(all => new StoreToPrepare(typeof(T), MigrationsOf(provider), database, Open<T>(all)));
        return outbox ? services.AddSingleton(all => new OutboxSource(database, Open<T>(all))) : services;
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
            UsePostgres(options, connection, schema);
        }
        else
        {
            UseSqlite(options, connection);
        }
    }

    private static DbConnection PlainConnection(string provider, string connection) =>
        provider == DatabaseOptions.Postgres ? PlainPostgres(connection) : PlainSqlite(connection);

    // Each engine's library is loaded with the first method that names it, so these are kept apart from those that choose.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void UsePostgres(DbContextOptionsBuilder options, string connection, string schema) => options.UseNpgsql(
        connection, postgres => postgres.MigrationsAssembly(MigrationsOf(DatabaseOptions.Postgres)).MigrationsHistoryTable(StoreToPrepare.History, schema));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void UseSqlite(DbContextOptionsBuilder options, string connection) =>
        options.UseSqlite(connection, sqlite => sqlite.MigrationsAssembly(MigrationsOf(DatabaseOptions.Sqlite))).AddInterceptors(SqliteSettings.Instance);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static DbConnection PlainPostgres(string connection) => new NpgsqlConnection(connection);

    /// <summary>Never makes the file: EF Core does, and sets it up for many readers beside a writer.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static DbConnection PlainSqlite(string connection)
    {
        var parts = new SqliteConnectionStringBuilder(connection);
        parts.Mode = parts.Mode == SqliteOpenMode.ReadWriteCreate ? SqliteOpenMode.ReadWrite : parts.Mode;
        return new SqliteConnection(parts.ToString());
    }
}
