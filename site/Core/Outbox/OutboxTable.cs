using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Stores;

namespace PreventPublic.Core.Outbox;

/// <summary>The outbox as a table of a store.</summary>
public static class OutboxTable
{
    public const string Name = "Outbox";
    public const int MaxFault = 500;

    /// <summary>Adds the table <c>Outbox</c> to a store's model.</summary>
    public static ModelBuilder HasOutbox(this ModelBuilder model)
    {
        model.Entity<OutboxMessage>(message =>
        {
            message.ToTable(Name);
            message.Property(m => m.Kind).HasMaxLength(20);
            message.Property(m => m.LastFault).HasMaxLength(MaxFault);
            message.HasIndex(m => new { m.DeadAt, m.DueAt });
        });
        return model;
    }

    /// <summary>Adds a message to the change that is being made; it is stored, or not, together with it.</summary>
    public static OutboxMessage Post<T>(this DbContext store, string kind, T payload, DateTime due, Guid? id = null)
    {
        var message = Message(kind, payload, due, id);
        store.Add(message);
        return message;
    }

    /// <summary>The message by itself, for who puts it into the change in another way.</summary>
    public static OutboxMessage Message<T>(string kind, T payload, DateTime due, Guid? id = null) =>
        new() { Id = id ?? Guid.NewGuid(), Kind = kind, Payload = JsonSerializer.Serialize(payload, JsonSerializerOptions.Web), DueAt = due };

    public static T Read<T>(this OutboxMessage message) =>
        JsonSerializer.Deserialize<T>(message.Payload, JsonSerializerOptions.Web) ?? throw new UndeliverableException($"A {message.Kind} message holds nothing.");
}

/// <summary>A store that has an outbox, for the worker to open.</summary>
public sealed record OutboxSource(StoreDatabase Database, Func<CancellationToken, Task<DbContext>> OpenAsync)
{
    /// <summary>The store's name, as in its connection string.</summary>
    public string Name => Database.Name;

    /// <summary>Whether any message is due: asked every second, so in plain SQL.</summary>
    /// <param name="now">UTC.</param>
    public Task<bool> HasDueAsync(DateTime now, CancellationToken cancel) =>
        Database.AnyAsync(OutboxTable.Name, "\"DeadAt\" IS NULL AND \"DueAt\" <= @now", cancel, ("@now", now));
}
