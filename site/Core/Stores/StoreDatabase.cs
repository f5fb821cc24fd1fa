using System.Data.Common;

namespace PreventPublic.Core.Stores;

/// <summary>
/// A store's database, asked in plain SQL, for what is asked at every start or every second: EF Core costs a process 50 MB and
/// half a second, so it waits until there is something to write (ADR 0005). Registered under the store's name.
/// </summary>
/// <param name="Name">As in <c>ConnectionStrings:NAME</c>.</param>
/// <param name="Schema">Null where the database has none (SQLite).</param>
/// <param name="Connect">Makes a connection that is not open yet.</param>
public sealed record StoreDatabase(string Name, string? Schema, Func<DbConnection> Connect)
{
    /// <summary>The quoted name of a table.</summary>
    public string Table(string name) => Schema is null ? $"\"{name}\"" : $"\"{Schema}\".\"{name}\"";

    public async Task<DbConnection> OpenAsync(CancellationToken cancel)
    {
        var connection = Connect();
        await connection.OpenAsync(cancel);
        return connection;
    }

    /// <summary>Whether <paramref name="condition"/> holds for any row of a table.</summary>
    /// <exception cref="DbException">The database cannot be reached, or has no such table.</exception>
    public async Task<bool> AnyAsync(string table, string condition, CancellationToken cancel, params (string Name, object Value)[] parameters)
    {
        await using var connection = await OpenAsync(cancel);
        await using var command = connection.Command($"SELECT 1 FROM {Table(table)} WHERE {condition} LIMIT 1", parameters);
        return await command.ExecuteScalarAsync(cancel) is not null;
    }
}

public static class PlainSql
{
    /// <param name="sql">Written in the program, never put together from what people send; that goes into the parameters.</param>
    public static DbCommand Command(this DbConnection connection, string sql, params (string Name, object Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
