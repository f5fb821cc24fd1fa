using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Host.Hosting;

namespace PreventPublic.Host.Backup;

/// <summary>Brings a backup back into stores that are empty. The file is read twice: nothing is written before all of it was verified.</summary>
public sealed class BackupRestorer(IEnumerable<StoreToPrepare> stores, Folders folders)
{
    /// <returns>How many rows and files were brought back.</returns>
    /// <exception cref="BackupException">The backup or the stores do not fit; nothing was changed.</exception>
    public async Task<long> RestoreAsync(string file, string passphrase, CancellationToken cancel)
    {
        var all = stores.ToDictionary(store => store.Database.Name, StringComparer.Ordinal);
        Verify(file, passphrase, all);
        foreach (var store in all.Values)
        {
            await store.PrepareAsync(cancel);
            await RequireEmptyAsync(store, cancel);
        }

        await using var from = File.OpenRead(file);
        var restored = 0L;
        var opened = new Dictionary<string, OpenStore>(StringComparer.Ordinal);
        try
        {
            var table = (TableWriter?)null;
            foreach (var line in BackupReader.Lines(from, passphrase))
            {
                if (line.Table is { } begins)
                {
                    await FinishAsync(table, cancel);
                    var store = opened.TryGetValue(begins.Store, out var known) ? known : opened[begins.Store] = await OpenStore.OpenAsync(all[begins.Store], cancel);
                    table = new TableWriter(store, begins);
                }
                else if (line.Row is { } row)
                {
                    await table!.WriteAsync(row, cancel);
                    restored++;
                }
                else if (line.File is { } key)
                {
                    WriteFile(key);
                    restored++;
                }
            }

            await FinishAsync(table, cancel);
            foreach (var store in opened.Values)
            {
                await store.Transaction.CommitAsync(cancel);
            }
        }
        finally
        {
            foreach (var store in opened.Values)
            {
                await store.DisposeAsync();
            }
        }

        return restored;
    }

    /// <summary>Reads all of a backup, and that it fits this program.</summary>
    /// <returns>When it was made, UTC, and how many rows and files it holds.</returns>
    public (DateTime Made, long Count) Verify(string file, string passphrase) => Verify(file, passphrase, stores.ToDictionary(store => store.Database.Name, StringComparer.Ordinal));

    private static (DateTime, long) Verify(string file, string passphrase, Dictionary<string, StoreToPrepare> stores)
    {
        using var from = File.OpenRead(file);
        var (head, count) = ((BackupHead?)null, 0L);
        foreach (var line in BackupReader.Lines(from, passphrase))
        {
            head ??= line.Head ?? throw new BackupException("The backup does not say what it is. Take another.");
            count = line.End ?? count;
        }

        var other = head!.Stores.Where(store => !stores.TryGetValue(store.Key, out var known) || !MigrationNames.Of(known).SequenceEqual(store.Value)).Select(store => store.Key).ToList();
        return other.Count == 0 ? (head.Made, count)
            : throw new BackupException($"The backup was made by another version of the program (the {string.Join(", ", other)} store differs). Restore it with that version, then start this one, which brings the stores up to date.");
    }

    private static async Task RequireEmptyAsync(StoreToPrepare store, CancellationToken cancel)
    {
        await using var context = await store.OpenAsync(cancel);
        await context.Database.OpenConnectionAsync(cancel);
        foreach (var table in StoreTable.Of(context))
        {
            await using var command = context.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT 1 FROM {table.Quoted} LIMIT 1";
            if (await command.ExecuteScalarAsync(cancel) is not null)
            {
                throw new BackupException($"The {store.Database.Name} store is not empty. Restore into a data folder (PREVENT_DATA) or a database that holds nothing yet, then put it in the place of the old one.");
            }
        }
    }

    private static async Task FinishAsync(TableWriter? table, CancellationToken cancel)
    {
        if (table is not null)
        {
            await table.FinishAsync(cancel);
        }
    }

    private void WriteFile(BackupFile key)
    {
        var full = Path.GetFullPath(Path.Combine(folders.Data, key.Path));
        if (!full.StartsWith(Path.Combine(folders.Data, "keys") + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new BackupException($"The backup holds a file in a place of its own: {key.Path}. It was not made by this program.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, key.Bytes);
    }
}

/// <summary>A store being filled, in one transaction.</summary>
public sealed record OpenStore(DbContext Context, IReadOnlyList<StoreTable> Tables, DbTransaction Transaction) : IAsyncDisposable
{
    public DbConnection Connection => Transaction.Connection!;

    public static async Task<OpenStore> OpenAsync(StoreToPrepare store, CancellationToken cancel)
    {
        var context = await store.OpenAsync(cancel);
        await context.Database.OpenConnectionAsync(cancel);
        return new OpenStore(context, StoreTable.Of(context), await context.Database.GetDbConnection().BeginTransactionAsync(cancel));
    }

    public async ValueTask DisposeAsync()
    {
        await Transaction.DisposeAsync();
        await Context.DisposeAsync();
    }
}
