using System.Data.Common;
using System.Text.Json;

namespace PreventPublic.Host.Backup;

/// <summary>Writes rows of a backup into their table.</summary>
public sealed class TableWriter
{
    private readonly OpenStore _store;
    private readonly StoreTable _table;
    private readonly StoreColumn[] _columns;
    private readonly DbCommand _insert;

    public TableWriter(OpenStore store, BackupTable begins)
    {
        _store = store;
        _table = store.Tables.FirstOrDefault(table => table.Name == begins.Name) ?? throw Unknown(begins.Name);
        _columns = [.. begins.Columns.Select(name => _table.Columns.FirstOrDefault(column => column.Name == name) ?? throw Unknown($"{begins.Name}.{name}"))];
        _insert = store.Connection.CreateCommand();
        _insert.Transaction = store.Transaction;
        _insert.CommandText = $"INSERT INTO {_table.Quoted} ({_table.ColumnList(_columns)}) VALUES ({string.Join(", ", _columns.Select((_, at) => $"@p{at}"))})";
        for (var at = 0; at < _columns.Length; at++)
        {
            var parameter = _insert.CreateParameter();
            parameter.ParameterName = $"@p{at}";
            if (_columns[at].Mapping.DbType is { } type)
            {
                parameter.DbType = type;
            }

            _insert.Parameters.Add(parameter);
        }
    }

    public async Task WriteAsync(JsonElement[] row, CancellationToken cancel)
    {
        for (var at = 0; at < _columns.Length; at++)
        {
            _insert.Parameters[at].Value = _columns[at].Value(row[at]);
        }

        await _insert.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>What PostgreSQL counts up by itself goes on from where it was; SQLite does so anyway.</summary>
    public async Task FinishAsync(CancellationToken cancel)
    {
        await _insert.DisposeAsync();
        foreach (var counted in _columns.Where(column => column.IsCounted && _table.Quoted.Contains('.')))
        {
            await using var command = _store.Connection.CreateCommand();
            command.Transaction = _store.Transaction;
            command.CommandText = $"SELECT setval(pg_get_serial_sequence('{_table.Quoted}', '{counted.Name}'), (SELECT COALESCE(MAX({StoreTable.Quote(counted.Name)}), 0) + 1 FROM {_table.Quoted}), false)";
            await command.ExecuteScalarAsync(cancel);
        }
    }

    private static BackupException Unknown(string name) => new($"The backup holds {name}, which this version of the program does not know.");
}
