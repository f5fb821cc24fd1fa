using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Outbox;
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

/// <summary>A store that the host brings up to date before it serves.</summary>
public sealed record StoreToPrepare(string Name, Func<IServiceProvider, CancellationToken, Task<DbContext>> OpenAsync);

/// <summary>Connects each store to its database.</summary>
public static class Stores
{
    public static IServiceCollection AddStores(this IServiceCollection services, IConfiguration configuration, Folders folders)
    {
        services.AddOptions<DatabaseOptions>().BindConfiguration(DatabaseOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddStore<ContentStore>("Content", ContentStore.Schema, configuration, folders)
            .AddStore<StaffStore>("Staff", StaffStore.Schema, configuration, folders);
    }

    /// <param name="name">As in <c>ConnectionStrings:NAME</c>; in lower case the name of its SQLite file.</param>
    private static IServiceCollection AddStore<T>(this IServiceCollection services, string name, string schema, IConfiguration configuration, Folders folders)
        where T : DbContext
    {
        var provider = configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>()?.Provider ?? DatabaseOptions.Sqlite;
        services.AddPooledDbContextFactory<T>(options => Connect(options, provider, name, schema, configuration, folders));
        services.AddSingleton(new StoreToPrepare(name, async (all, cancel) => await all.GetRequiredService<IDbContextFactory<T>>().CreateDbContextAsync(cancel)));
        services.AddSingleton(all => new OutboxSource(name, async cancel => await all.GetRequiredService<IDbContextFactory<T>>().CreateDbContextAsync(cancel)));
        return services;
    }

    /// <summary>Brings every store's tables up to date.</summary>
    public static async Task MigrateStoresAsync(this IServiceProvider services, CancellationToken cancel = default)
    {
        foreach (var store in services.GetServices<StoreToPrepare>())
        {
            await using var opened = await store.OpenAsync(services, cancel);

            // Asked first, because migrating writes even where nothing is to do.
            if ((await opened.Database.GetPendingMigrationsAsync(cancel)).Any())
            {
                await opened.Database.MigrateAsync(cancel);
            }
        }
    }

    private static void Connect(DbContextOptionsBuilder options, string provider, string store, string schema, IConfiguration configuration, Folders folders)
    {
        var connection = configuration.GetConnectionString(store);
        if (provider == DatabaseOptions.Postgres)
        {
            options.UseNpgsql(
                connection ?? throw new InvalidOperationException($"ConnectionStrings:{store} is missing. With Database:Provider=postgres each store needs its connection string."),
                postgres => postgres.MigrationsAssembly("PreventPublic.Migrations.Postgres").MigrationsHistoryTable("__EFMigrationsHistory", schema));
            return;
        }

        Directory.CreateDirectory(folders.Data);
        options.UseSqlite(
            connection ?? $"Data Source={Path.Combine(folders.Data, $"{store.ToLowerInvariant()}.db")}",
            sqlite => sqlite.MigrationsAssembly("PreventPublic.Migrations.Sqlite"));
    }
}
