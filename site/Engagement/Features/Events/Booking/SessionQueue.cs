using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Events.Booking;

/// <summary>
/// The one way to a session's places. Work for the same session that arrives while a transaction is being committed goes
/// together into the next one: one lock, one look at the room, one commit for all, and everybody waits until theirs is on disk.
/// </summary>
public sealed partial class SessionQueue : IUrgentWork, IAsyncDisposable
{
    /// <summary>Enough to share the cost of a commit; few enough that nobody waits long.</summary>
    private const int MostTogether = 200;

    private const int Attempts = 4;

    /// <summary>A few at a time is an ordinary day.</summary>
    private const int Pressing = 20;

    /// <summary>Whoever was just answered makes room for the next: between two commits a rush is not over.</summary>
    private const int OverAfterMilliseconds = 1_000;

    private readonly IDbContextFactory<PeopleStore> _stores;
    private readonly ISessionLock _lock;
    private readonly IEventDirectory _events;
    private readonly EventsOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly Channel<RoomWork>[] _lanes;
    private readonly Task[] _workers;
    private long _commits;
    private int _waiting;
    private long _pressedAt = long.MinValue / 2;

    public SessionQueue(IDbContextFactory<PeopleStore> stores, ISessionLock sessionLock, IEventDirectory events, EventsOptions options, TimeProvider time, ILogger<SessionQueue> log)
    {
        (_stores, _lock, _events, _options, _time, _log) = (stores, sessionLock, events, options, time, log);
        _lanes = [.. Enumerable.Range(0, sessionLock.Lanes).Select(_ => Channel.CreateUnbounded<RoomWork>(new UnboundedChannelOptions { SingleReader = true }))];
        _workers = [.. _lanes.Select(lane => Task.Run(() => WorkAsync(lane.Reader)))];
    }

    /// <summary>Counts up whenever something about any session was committed.</summary>
    public long Commits => Interlocked.Read(ref _commits);

    public bool IsPressing => Environment.TickCount64 - Interlocked.Read(ref _pressedAt) < OverAfterMilliseconds;

    /// <summary>Does the work while nobody else can touch the session's places. Ends when it is committed.</summary>
    /// <exception cref="SessionUnknownException">There is no such session to register for.</exception>
    public Task<T> InRoomAsync<T>(SessionKey session, Func<Room, Task<T>> work, Newcomer? newcomer = null)
    {
        var one = new RoomWork<T>(session, work, newcomer);
        if (Interlocked.Increment(ref _waiting) >= Pressing)
        {
            Interlocked.Exchange(ref _pressedAt, Environment.TickCount64);
        }

        _lanes[(int)((uint)session.GetHashCode() % (uint)_lanes.Length)].Writer.TryWrite(one);
        return one.Committed;
    }

    /// <summary>Only sees to the session: holds that ran out, places that came free.</summary>
    public Task SeeToAsync(SessionKey session) => InRoomAsync(session, _ => Task.FromResult(true));

    public async ValueTask DisposeAsync()
    {
        foreach (var lane in _lanes)
        {
            lane.Writer.TryComplete();
        }

        await Task.WhenAll(_workers);
    }

    private async Task WorkAsync(ChannelReader<RoomWork> lane)
    {
        var together = new List<RoomWork>(MostTogether);
        while (await lane.WaitToReadAsync())
        {
            together.Clear();
            while (together.Count < MostTogether && lane.TryRead(out var work))
            {
                together.Add(work);
            }

            foreach (var session in together.GroupBy(work => work.Session))
            {
                await TogetherOrAloneAsync(session.Key, [.. session]);
            }

            Interlocked.Add(ref _waiting, -together.Count);
        }
    }

    private async Task TogetherOrAloneAsync(SessionKey session, List<RoomWork> works)
    {
        try
        {
            await CommitAsync(session, works);
        }
        catch (Exception fault) when (fault is not SessionUnknownException)
        {
            LogAlone(session.ToString(), works.Count, fault);
            foreach (var work in works)
            {
                await AloneAsync(session, work);
            }
        }
        catch (SessionUnknownException fault)
        {
            works.ForEach(work => work.Fail(fault));
        }
    }

    /// <summary>A fault of one must not be everybody's. Another host may have been first with something: then the next try sees it.</summary>
    private async Task AloneAsync(SessionKey session, RoomWork work)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await CommitAsync(session, [work]);
                return;
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // Again, from a fresh look.
            }
            catch (Exception fault)
            {
                LogRefused(session.ToString(), fault);
                work.Fail(fault);
                return;
            }
        }
    }

    private async Task CommitAsync(SessionKey key, List<RoomWork> works)
    {
        await using var store = await _stores.CreateDbContextAsync();
        await using (var transaction = await _lock.BeginAsync(store))
        {
            var known = _events.Find(key.Site, key.Event, Language.English) is { } found && found.On(key.Date) is { } planned ? (Event: found, Plan: planned) : default;
            var site = _events.Site(key.Site, Language.English);
            var session = await _lock.FindAsync(store, key) ?? await FirstAsync(store, key, known.Event, known.Plan);
            var room = new Room(store, session, known.Event, known.Plan, site?.Clock.Today ?? key.Date, _options, _time.GetUtcNow().UtcDateTime);
            await room.EnterAsync(works.Select(work => work.Newcomer).OfType<Newcomer>());
            foreach (var work in works)
            {
                await work.DoAsync(room);
            }

            await room.LeaveAsync();
            await (transaction?.CommitAsync() ?? Task.CompletedTask);
        }

        Interlocked.Increment(ref _commits);
        works.ForEach(work => work.Succeed());
    }

    private static async Task<Session> FirstAsync(PeopleStore store, SessionKey key, BookableEvent? known, PlannedSession? plan)
    {
        if (known is null || plan is null)
        {
            throw new SessionUnknownException(key);
        }

        var session = new Session
        {
            Site = key.Site,
            Event = key.Event,
            Date = key.Date,
            StartsAt = plan.Starts.UtcDateTime,
            EndsAt = plan.Ends.UtcDateTime,
            Place = known.Place,
            KeepUntil = plan.Ends.UtcDateTime.AddDays(known.Rules.KeepDays),
        };
        store.Add(session);
        await store.SaveChangesAsync();
        return session;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} changes of {Session} could not be committed together; each is tried alone.")]
    private partial void LogAlone(string session, int count, Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "A change of {Session} could not be committed; it was refused and nothing of it is kept.")]
    private partial void LogRefused(string session, Exception fault);
}

/// <summary>The content has no such session, or it takes no registrations.</summary>
public sealed class SessionUnknownException(SessionKey session) : Exception($"There is no session {session} to register for.");
