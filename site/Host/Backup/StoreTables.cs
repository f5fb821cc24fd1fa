using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace PreventPublic.Host.Backup;

/// <summary>A column: how its values are read, written as JSON, and given to the database.</summary>
public sealed record StoreColumn(string Name, RelationalTypeMapping Mapping, bool IsNullable, bool IsCounted)
{
    /// <summary>The type in which the database gives and takes it.</summary>
    public Type Type { get; } = Nullable.GetUnderlyingType(Mapping.Converter?.ProviderClrType ?? Mapping.ClrType) ?? Mapping.Converter?.ProviderClrType ?? Mapping.ClrType;

    public JsonElement Read(DbDataReader row, int at)
    {
        if (row.IsDBNull(at))
        {
            return Nothing;
        }

        var value = Typed.MakeGenericMethod(Type).Invoke(row, [at]);
        return JsonSerializer.SerializeToElement(value is DateTime moment ? DateTime.SpecifyKind(moment, DateTimeKind.Unspecified) : value, Type, BackupLine.Json);
    }

    public object Value(JsonElement json)
    {
        var value = json.ValueKind == JsonValueKind.Null ? null : json.Deserialize(Type, BackupLine.Json);
        return value is DateTime moment && Mapping.StoreType == "timestamp with time zone" ? DateTime.SpecifyKind(moment, DateTimeKind.Utc) : value ?? DBNull.Value;
    }

    private static readonly JsonElement Nothing = JsonSerializer.SerializeToElement<object?>(null);

    private static readonly System.Reflection.MethodInfo Typed = typeof(DbDataReader).GetMethod(nameof(DbDataReader.GetFieldValue))!;
}

/// <summary>A table of a store.</summary>
/// <param name="Quoted">Its name as SQL has it, with its schema.</param>
public sealed record StoreTable(string Name, string Quoted, IReadOnlyList<StoreColumn> Columns)
{
    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public string ColumnList(IEnumerable<StoreColumn> columns) => string.Join(", ", columns.Select(column => Quote(column.Name)));

    /// <summary>All tables of a store, each after those that it refers to.</summary>
    public static IReadOnlyList<StoreTable> Of(DbContext store)
    {
        var (left, done) = (store.Model.GetRelationalModel().Tables.OrderBy(table => table.Name, StringComparer.Ordinal).ToList(), new List<ITable>());
        while (left.Count > 0)
        {
            var next = left.First(table => table.ForeignKeyConstraints.All(key => key.PrincipalTable == table || done.Contains(key.PrincipalTable)));
            left.Remove(next);
            done.Add(next);
        }

        return [.. done.Select(table => new StoreTable(table.Name, table.Schema is null ? Quote(table.Name) : $"{Quote(table.Schema)}.{Quote(table.Name)}",
            [.. table.Columns.Select(column => new StoreColumn(column.Name, column.StoreTypeMapping, column.IsNullable, IsCounted(column)))]))];
    }

    /// <summary>Whether the database counts it up by itself.</summary>
    private static bool IsCounted(IColumn column) => column.PropertyMappings.Any(mapping =>
        mapping.Property.ValueGenerated == ValueGenerated.OnAdd && mapping.Property.IsPrimaryKey() && (column.StoreTypeMapping.ClrType == typeof(long) || column.StoreTypeMapping.ClrType == typeof(int)));
}
