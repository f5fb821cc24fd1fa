using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Stores;

namespace PreventPublic.Host.Hosting;

/// <summary>A store that the host brings up to date before it serves.</summary>
/// <param name="Store">The type of its context.</param>
/// <param name="Migrations">The assembly that holds its migrations.</param>
public sealed record StoreToPrepare(Type Store, string Migrations, StoreDatabase Database, Func<CancellationToken, Task<DbContext>> OpenAsync)
{
    public const string History = "__EFMigrationsHistory";

    public async Task PrepareAsync(CancellationToken cancel)
    {
        if (!await IsUpToDateAsync(cancel))
        {
            await using var store = await OpenAsync(cancel);
            await store.Database.MigrateAsync(cancel);
        }
    }

    /// <summary>Asked without EF Core, because nearly every start finds that nothing is to be done.</summary>
    private async Task<bool> IsUpToDateAsync(CancellationToken cancel)
    {
        try
        {
            await using var connection = await Database.OpenAsync(cancel);
            await using var command = connection.Command($"SELECT \"MigrationId\" FROM {Database.Table(History)}");
            await using var rows = await command.ExecuteReaderAsync(cancel);
            var applied = new HashSet<string>(StringComparer.Ordinal);
            while (await rows.ReadAsync(cancel))
            {
                applied.Add(rows.GetString(0));
            }

            return MigrationIds.In(Migrations, Store).All(applied.Contains);
        }
        catch (DbException)
        {
            // No database or no tables yet; or out of reach, which the migration then says better.
            return false;
        }
    }
}

public static class StoresToPrepare
{
    /// <summary>Brings every store's tables up to date.</summary>
    public static async Task MigrateStoresAsync(this IServiceProvider services, CancellationToken cancel = default)
    {
        foreach (var store in services.GetServices<StoreToPrepare>())
        {
            await store.PrepareAsync(cancel);
        }
    }
}
