using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Stores;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Bulletins.Sending;

/// <summary>A subscriber who may be written to at this moment.</summary>
public sealed record ReadyToRead(Guid Id, string Email, string EmailHash, string Audience, string Language, string Nonce, string Topics);

/// <summary>Reads subscribers just before sending, in plain SQL.</summary>
public sealed class SubscriberReader([FromKeyedServices(PeopleStore.Name)] StoreDatabase database)
{
    /// <returns>Whether the mailing still runs, and the subscribers: without those who unsubscribed, were erased, or whose address is suppressed.</returns>
    public async Task<(bool Runs, IReadOnlyDictionary<Guid, ReadyToRead> Subscribers)> ReadAsync(DbConnection connection, Guid mailing, IReadOnlyList<Guid> ids)
    {
        await using var command = connection.Command(
            $"""
            SELECT s."Id", s."Email", s."EmailHash", s."Audience", s."Language", s."Nonce", s."Topics" FROM {database.Table(MailingTables.Mailings)} m
            LEFT JOIN {database.Table(MailingTables.Subscribers)} s ON s."Id" IN ({string.Join(", ", ids.Select((_, at) => $"@id{at}"))}) AND s."ConfirmedAt" IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM {database.Table(MailingTables.Suppressions)} x WHERE x."Hash" = s."EmailHash" AND x."At" IS NOT NULL)
            WHERE m."Id" = @mailing AND m."State" = '{MailingStates.Sending}'
            """,
            [("@mailing", mailing), .. ids.Select((id, at) => ($"@id{at}", (object)id))]);
        await using var rows = await command.ExecuteReaderAsync();
        var (runs, found) = (false, new Dictionary<Guid, ReadyToRead>());
        while (await rows.ReadAsync())
        {
            runs = true;
            if (!rows.IsDBNull(0))
            {
                found.Add(rows.GetGuid(0), new ReadyToRead(rows.GetGuid(0), rows.GetString(1), rows.GetString(2), rows.GetString(3), rows.GetString(4), rows.GetString(5), rows.GetString(6)));
            }
        }

        return (runs, found);
    }
}
