using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace PreventPublic.Cms.Store;

/// <summary>
/// One publication at a time. Numbers then follow one another as they are committed, so that no node passes one by; and what was
/// checked against all that is published is still checked when it joins it.
/// </summary>
public static class PublicationTurn
{
    /// <summary>Waits until nobody else publishes; others wait until this transaction ends.</summary>
    /// <exception cref="DbException">The database cannot be reached, or others took too long.</exception>
    public static async Task<IDbContextTransaction> TakeTurnAsync(this ContentStore store, CancellationToken cancel)
    {
        // SQLite lets one write at a time by itself, from the beginning of the transaction.
        var transaction = await store.Database.BeginTransactionAsync(cancel);
        if (store.Database.IsNpgsql())
        {
            await store.Database.ExecuteSqlRawAsync($"""LOCK TABLE {ContentStore.Schema}."Publications" IN EXCLUSIVE MODE""", cancel);
        }

        return transaction;
    }

    /// <summary>Readers' pages change with this transaction.</summary>
    /// <param name="entries">Those that change; null where it can be any. A changed media file need not be among them.</param>
    public static void AddPublication(this ContentStore store, string by, DateTime at, string note, IEnumerable<Guid>? entries) =>
        store.Add(new PublicationRecord { By = by, At = at, Note = note, Entries = entries is null ? null : string.Join(' ', entries.Distinct()) });
}
