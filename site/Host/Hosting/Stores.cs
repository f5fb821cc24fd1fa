using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Store;

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
        var provider = configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>()?.Provider ?? DatabaseOptions.Sqlite;
        return services.AddPooledDbContextFactory<ContentStore>(options => Connect(options, provider, "Content", ContentStore.Schema, configuration, folders));
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
