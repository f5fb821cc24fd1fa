using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace PreventPublic.Core.Stores;

/// <summary>
/// Writes new rows in EF Core's own mapping, but past its tracking: one prepared command for all rows of a table. For the few
/// places where saving rows that nobody will change again costs more than everything else about them.
/// </summary>
public static class PlainInserts
{
    /// <summary>Inserts rows in the transaction that the context is in, if it is in one. They are not tracked.</summary>
    /// <exception cref="DbUpdateException">A row is refused, or there is no room for it.</exception>
    public static async Task InsertAsync<T>(this DbContext store, IReadOnlyCollection<T> rows, CancellationToken cancel = default)
        where T : class
    {
        if (rows.Count == 0)
        {
            return;
        }

        await store.Database.OpenConnectionAsync(cancel);
        try
        {
            await using var command = CommandFor(store, typeof(T), out var columns);
            foreach (var row in rows)
            {
                Fill(command, columns, row);
                await command.ExecuteNonQueryAsync(cancel);
            }
        }
        catch (DbException fault)
        {
            throw new DbUpdateException($"{rows.Count} rows of {typeof(T).Name} could not be written.", fault);
        }
        finally
        {
            await store.Database.CloseConnectionAsync();
        }
    }

    private static DbCommand CommandFor(DbContext store, Type type, out IReadOnlyList<IProperty> columns)
    {
        var entity = store.Model.FindEntityType(type) ?? throw new ArgumentException($"{type} is in no table of {store.GetType().Name}.", nameof(type));
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        columns = [.. entity.GetProperties()];
        var quote = store.GetService<ISqlGenerationHelper>();
        var command = store.Database.GetDbConnection().CreateCommand();
        command.Transaction = store.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = $"INSERT INTO {quote.DelimitIdentifier(table.Name, table.Schema)} ({string.Join(", ", columns.Select(column => quote.DelimitIdentifier(column.GetColumnName(table)!)))}) VALUES ({string.Join(", ", columns.Select((_, at) => $"@p{at}"))})";
        return command;
    }

    private static void Fill(DbCommand command, IReadOnlyList<IProperty> columns, object row)
    {
        for (var at = 0; at < columns.Count; at++)
        {
            var (value, mapping) = (columns[at].GetGetter().GetClrValue(row), columns[at].GetRelationalTypeMapping());
            if (command.Parameters.Count == at)
            {
                command.Parameters.Add(mapping.CreateParameter(command, $"@p{at}", value, columns[at].IsNullable));
            }
            else
            {
                command.Parameters[at].Value = (mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value;
            }
        }
    }
}
