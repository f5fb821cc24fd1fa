namespace PreventPublic.Core.Outbox;

/// <summary>Takes the messages of one kind. A message may come again after a crash: its id says that it is the same.</summary>
public interface IDelivery
{
    string Kind { get; }

    /// <exception cref="Exception">It could not be taken now; it is tried again later.</exception>
    Task DeliverAsync(OutboxMessage message, CancellationToken cancel);
}

/// <summary>The message can never be delivered; trying again is no use, a person has to look.</summary>
public sealed class UndeliverableException(string reason) : Exception(reason);
