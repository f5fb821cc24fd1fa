using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Stores;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Bulletins.Sending;

/// <summary>A subscriber who may be written to at this moment.</summary>
public sealed record ReadyToRead(Guid Id, string Email, string EmailHash, string Audience, string Language, string Nonce);

/// <summary>Reads a subscriber just before sending, in plain SQL: it is asked for every mail.</summary>
public sealed class SubscriberReader([FromKeyedServices(PeopleStore.Name)] StoreDatabase database)
{
    /// <returns>Null when they unsubscribed, were erased, or their address is suppressed.</returns>
    public async Task<ReadyToRead?> ReadAsync(DbConnection connection, Guid id)
    {
        await using var command = connection.Command($"""
            SELECT s."Email", s."EmailHash", s."Audience", s."Language", s."Nonce" FROM {database.Table(MailingTables.Subscribers)} s
            WHERE s."Id" = @id AND s."ConfirmedAt" IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM {database.Table(MailingTables.Suppressions)} x WHERE x."Hash" = s."EmailHash" AND x."At" IS NOT NULL)
            """, ("@id", id));
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync() ? new ReadyToRead(id, row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4)) : null;
    }
}
