using Microsoft.EntityFrameworkCore;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Bulletins.Sending;

/// <summary>How many subscribers of a mailing are in each state: those still in its rows, and those whose rows were forgotten.</summary>
public sealed class MailingCounts
{
    private readonly IReadOnlyDictionary<RecipientState, int> _held;
    private readonly IReadOnlyList<MailingTally> _forgotten;

    private MailingCounts(IReadOnlyDictionary<RecipientState, int> held, IReadOnlyList<MailingTally> forgotten) => (_held, _forgotten) = (held, forgotten);

    /// <summary>UTC. When rows were forgotten last; null while all are there.</summary>
    public DateTime? ForgottenAt => _forgotten.Count == 0 ? null : _forgotten.Max(tally => tally.At);

    /// <summary>In one snapshot, so that nobody is counted twice or not at all while rows are being forgotten.</summary>
    public static async Task<MailingCounts> OfAsync(PeopleStore store, Guid mailing, CancellationToken cancel)
    {
        var counts = await store.MailingRecipients.Where(r => r.MailingId == mailing).GroupBy(r => r.State).Select(group => new { State = group.Key, Count = group.Count(), At = (DateTime?)null })
            .Concat(store.MailingTallies.Where(t => t.MailingId == mailing).Select(t => new { t.State, t.Count, At = (DateTime?)t.At })).ToListAsync(cancel);
        return new MailingCounts(
            counts.Where(one => one.At is null).ToDictionary(one => one.State, one => one.Count),
            [.. counts.Where(one => one.At is not null).Select(one => new MailingTally { MailingId = mailing, State = one.State, Count = one.Count, At = one.At!.Value })]);
    }

    public int Of(params IEnumerable<RecipientState> states) => states.Sum(state => HeldIn(state) + ForgottenIn(state));

    public int All => Of(Enum.GetValues<RecipientState>());

    /// <summary>Whose rows are there, so that something can still be done about them.</summary>
    public int HeldIn(RecipientState state) => _held.GetValueOrDefault(state);

    public int ForgottenIn(RecipientState state) => _forgotten.Where(tally => tally.State == state).Sum(tally => tally.Count);
}
