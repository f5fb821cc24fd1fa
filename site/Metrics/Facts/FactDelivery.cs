using PreventPublic.Core.Facts;
using PreventPublic.Core.Outbox;

namespace PreventPublic.Metrics.Facts;

/// <summary>
/// Counts the facts that must be exact: they were posted to the outbox of the change that they are about, so they come if and
/// only if it happened; a message that comes twice is counted once.
/// </summary>
public sealed class FactDelivery(FactTable table, TimeProvider time) : IDelivery
{
    public string Kind => Fact.Kind;

    public Task DeliverAsync(OutboxMessage message, CancellationToken cancel)
    {
        var fact = message.Read<Fact>();
        if (fact.Name is not { Length: > 0 and <= DayCount.MaxName } || fact.Site is null || fact.Subject is null || fact.Dimension is not { Length: <= DayCount.MaxDimension })
        {
            throw new UndeliverableException("A fact needs a name of at most 40 characters, a site, a subject and a dimension of at most 40.");
        }

        return table.AddOnceAsync(message.Id, fact, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), cancel);
    }
}
