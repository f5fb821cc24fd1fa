using Microsoft.EntityFrameworkCore;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Manage.Events;

/// <summary>One registration with the arrival of its people, if they have come.</summary>
public sealed record RollLine(Registration Registration, Arrival? Arrival);

/// <summary>A session and everybody on it, in order of arrival of their registrations.</summary>
public sealed record SessionRoll(Session? Session, IReadOnlyList<RollLine> Lines)
{
    public int HeadsIn(params RegistrationState[] states) => Lines.Where(line => states.Contains(line.Registration.State)).Sum(line => line.Registration.Party);

    public int HeadsThere => Lines.Sum(line => line.Arrival?.Heads ?? 0);

    public IEnumerable<RollLine> In(RegistrationState state) => Lines.Where(line => line.Registration.State == state);
}

/// <summary>Reads who is on a session, for officers.</summary>
public sealed class Rolls(IDbContextFactory<PeopleStore> stores)
{
    public async Task<SessionRoll> OfAsync(SessionKey key, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var session = await store.Sessions.AsNoTracking().FirstOrDefaultAsync(s => s.Site == key.Site && s.Event == key.Event && s.Date == key.Date, cancel);
        if (session is null)
        {
            return new SessionRoll(null, []);
        }

        var arrivals = await store.Arrivals.AsNoTracking().Where(a => store.Registrations.Any(r => r.Id == a.RegistrationId && r.SessionId == session.Id))
            .ToDictionaryAsync(arrival => arrival.RegistrationId, cancel);
        var registrations = await store.Registrations.AsNoTracking().Where(r => r.SessionId == session.Id).OrderBy(r => r.Number).ToListAsync(cancel);
        return new SessionRoll(session, [.. registrations.Select(r => new RollLine(r, arrivals.GetValueOrDefault(r.Id)))]);
    }

    public async Task<IReadOnlyList<Step>> StepsOfAsync(Guid registration, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await store.Steps.AsNoTracking().Where(step => step.RegistrationId == registration).OrderBy(step => step.At).ToListAsync(cancel);
    }

    /// <summary>The registrations that people made themselves: their first step is their own.</summary>
    public async Task<IReadOnlySet<Guid>> BySelfAsync(Session session, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var first = await store.Steps.Where(step => store.Registrations.Any(r => r.Id == step.RegistrationId && r.SessionId == session.Id)).Select(step => new { step.RegistrationId, step.By, step.At, step.Id }).ToListAsync(cancel);
        return first.GroupBy(step => step.RegistrationId).Select(own => own.OrderBy(step => step.At).ThenBy(step => step.Id).First()).Where(step => step.By is Step.ByPerson or Step.ByList or Step.ByClock).Select(step => step.RegistrationId).ToHashSet();
    }

    /// <summary>Heads that hold places and heads that wait, of a site's sessions that are still known.</summary>
    public async Task<IReadOnlyDictionary<(string Event, DateOnly Date), (int Held, int Waiting, int ToDecide)>> CountsAsync(string site, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var counts = await store.Sessions.Where(session => session.Site == site && session.ErasedAt == null).Select(session => new
        {
            session.Event,
            session.Date,
            Held = store.Registrations.Where(r => r.SessionId == session.Id && Registration.Holding.Contains(r.State)).Sum(r => r.Party),
            Waiting = store.Registrations.Where(r => r.SessionId == session.Id && r.State == RegistrationState.Waiting).Sum(r => r.Party),
            ToDecide = store.Registrations.Count(r => r.SessionId == session.Id && r.State == RegistrationState.AwaitingApproval),
        }).ToListAsync(cancel);
        return counts.ToDictionary(one => (one.Event, one.Date), one => (one.Held, one.Waiting, one.ToDecide));
    }
}
