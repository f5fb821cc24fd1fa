using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Facts;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Events.Letters;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Events.Booking;

/// <summary>
/// A session while it is locked: how many places are free, who comes in, who is offered what. Every decision about capacity is made here.
/// </summary>
public sealed partial class Room(PeopleStore store, Session session, BookableEvent? known, PlannedSession? plan, DateOnly today, EventsOptions options, DateTime now)
{
    private readonly Dictionary<string, int> _facts = new(StringComparer.Ordinal);
    private readonly List<Registration> _met = [];
    private readonly NewRows _newcomers = new();
    private int _held;
    private bool _somebodyWaits;

    public Session Session { get; } = session;

    public DateTime Now { get; } = now;

    /// <summary>Heads that can still be let in. Below nothing when an officer lowered the capacity.</summary>
    public int Free => (known?.Rules.Places ?? 0) - _held;

    /// <summary>Ends holds that ran out, offers what is free to those who wait, and looks up who of the newcomers is known.</summary>
    public async Task EnterAsync(IEnumerable<Newcomer> newcomers)
    {
        await LapseAsync();
        _held = await store.Registrations.Where(r => r.SessionId == Session.Id && Registration.Holding.Contains(r.State)).SumAsync(r => r.Party);
        _somebodyWaits = await store.Registrations.AnyAsync(r => r.SessionId == Session.Id && r.State == RegistrationState.Waiting);
        await OfferAsync();
        await MeetAsync([.. newcomers]);
    }

    /// <summary>Stores everything; places that came free are offered first.</summary>
    public async Task LeaveAsync()
    {
        await OfferAsync();
        await _newcomers.PutAsync(store);
        foreach (var (name, heads) in _facts)
        {
            store.Post(Fact.Kind, new Fact(name, today, Session.Site, $"events/{Session.Event}", Count: heads), Now);
        }

        await store.SaveChangesAsync();
    }

    /// <summary>A registration of this session, to change it.</summary>
    public Task<Registration?> FindAsync(Guid id) => store.Registrations.FirstOrDefaultAsync(r => r.Id == id && r.SessionId == Session.Id);

    private async Task MeetAsync(List<Newcomer> newcomers)
    {
        if (newcomers.Count == 0)
        {
            return;
        }

        // Two questions, each answered from an index; as one they would read the whole session.
        var (forms, emails) = (newcomers.Select(one => one.FormId).ToList(), newcomers.Select(one => one.EmailKey).ToList());
        var there = store.Registrations.AsNoTracking().Where(r => r.SessionId == Session.Id);
        _met.AddRange(await there.Where(r => forms.Contains(r.FormId)).ToListAsync());
        _met.AddRange(await there.Where(r => r.IsLive && emails.Contains(r.EmailKey)).ToListAsync());
    }

    private async Task LapseAsync()
    {
        var due = await store.Registrations
            .Where(r => r.SessionId == Session.Id && (r.State == RegistrationState.Offered || r.State == RegistrationState.Unconfirmed) && r.HeldUntil <= Now)
            .ToListAsync();
        foreach (var registration in due)
        {
            var offered = registration.State == RegistrationState.Offered;
            store.Add(registration.MoveTo(RegistrationState.Lapsed, Step.ByClock, Now));
            if (offered)
            {
                Write(LetterKind.OfferLapsed, registration);
            }
        }

        if (due.Count > 0)
        {
            await store.SaveChangesAsync();
        }
    }

    private void Write(LetterKind kind, Registration registration, string note = "") =>
        store.PostLetter(kind, registration, Now, note);

    private void Count(string fact, int heads) => _facts[fact] = _facts.GetValueOrDefault(fact) + heads;
}
