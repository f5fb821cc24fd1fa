using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.DataRequests;

/// <param name="Records">None where nothing of the kind is held.</param>
public sealed record HeldData(IPersonalData Kind, IReadOnlyList<PersonalRecord> Records);

/// <summary>Answers people who ask what is held about them, or ask to be forgotten. The audit trail says that it was done, under the council's own reference and without the address.</summary>
public sealed class RequestDesk(IDbContextFactory<PeopleStore> stores, IEnumerable<IPersonalData> kinds, TimeProvider time)
{
    public async Task<IReadOnlyList<HeldData>> LookAsync(DataSubject person, CancellationToken cancel)
    {
        var held = new List<HeldData>();
        foreach (var kind in kinds)
        {
            held.Add(new HeldData(kind, await kind.OfAsync(person, cancel)));
        }

        return held;
    }

    /// <param name="codes">The kinds to erase; what a law or a contract needs is left.</param>
    /// <returns>How many records are gone, by label.</returns>
    public async Task<IReadOnlyList<(string Label, int Count)>> EraseAsync(DataSubject person, IReadOnlyCollection<string> codes, string by, CancellationToken cancel)
    {
        var erased = new List<(string, int)>();
        foreach (var kind in kinds.Where(kind => codes.Contains(kind.Code)))
        {
            erased.Add((kind.Label, await kind.EraseAsync(person, by, cancel)));
        }

        return erased;
    }

    public IReadOnlyList<string> Codes => [.. kinds.Select(kind => kind.Code)];

    /// <param name="action">What was done: <c>person.shown</c>.</param>
    /// <param name="reference">The council's own for the request.</param>
    /// <param name="of">What was counted.</param>
    public async Task NoteAsync(string site, string action, string reference, int count, StaffMember staff, CancellationToken cancel, string of = "record")
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var store = await stores.CreateDbContextAsync(cancel);
        store.Post(AuditLine.Kind, new AuditLine(staff.Id, staff.Name, action, site, $"data-requests/{reference}", now, Note: count == 1 ? $"1 {of}" : $"{count} {of}s"), now);
        await store.SaveChangesAsync(cancel);
    }
}
