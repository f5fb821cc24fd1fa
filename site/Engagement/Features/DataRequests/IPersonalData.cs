namespace PreventPublic.Engagement.Features.DataRequests;

/// <summary>
/// One kind of what is held about people, found by an e-mail address: to show it to its person (UK GDPR article 15) and to erase it when they ask (article 17).
/// Each feature that holds such data registers one.
/// </summary>
public interface IPersonalData
{
    /// <summary>A word for programs: <c>registrations</c>.</summary>
    string Code { get; }

    /// <summary>For officers, in the plural: <c>Registrations for events</c>.</summary>
    string Label { get; }

    Task<IReadOnlyList<PersonalRecord>> OfAsync(DataSubject person, CancellationToken cancel);

    /// <param name="by">Who asked, for the ledger.</param>
    /// <returns>How many records are gone.</returns>
    Task<int> EraseAsync(DataSubject person, string by, CancellationToken cancel);
}

/// <summary>Whom a request is about.</summary>
/// <param name="Email">As they gave it: however it is spelt, the same mailbox is found.</param>
/// <param name="Site">The one council whose data is meant; null for all, which is only for who runs the machine.</param>
public sealed record DataSubject(string Email, string? Site = null);

/// <summary>One record as it is given to its person.</summary>
/// <param name="Title">What it is, in a few words.</param>
/// <param name="Details">All that is held, as JSON shows it.</param>
public sealed record PersonalRecord(string Site, string Title, object Details);
