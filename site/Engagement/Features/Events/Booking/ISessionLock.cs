using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Events.Booking;

/// <summary>Makes sure that one alone decides about a session's places, whatever number of hosts and processes there are.</summary>
public interface ISessionLock
{
    /// <summary>How many sessions one host may work on at a time.</summary>
    int Lanes { get; }

    /// <summary>Begins the transaction in which everything about the session is then read and decided.</summary>
    Task<IDbContextTransaction?> BeginAsync(PeopleStore store);

    /// <summary>The session's row, locked until the transaction ends; null when nobody has registered for it yet.</summary>
    Task<Session?> FindAsync(PeopleStore store, SessionKey key);
}

/// <summary>SQLite has one writer at a time: <c>BEGIN IMMEDIATE</c> (which this provider sends) is the lock.</summary>
public sealed class SqliteSessionLock : ISessionLock
{
    public int Lanes => 1;

    public async Task<IDbContextTransaction?> BeginAsync(PeopleStore store) => await store.Database.BeginTransactionAsync();

    public Task<Session?> FindAsync(PeopleStore store, SessionKey key) =>
        store.Sessions.FirstOrDefaultAsync(session => session.Site == key.Site && session.Event == key.Event && session.Date == key.Date);
}

/// <summary>
/// PostgreSQL: the session's row. READ COMMITTED, so that what is read after the lock is what the last one committed; under
/// REPEATABLE READ it would be what was true before the wait.
/// </summary>
public sealed class PostgresSessionLock : ISessionLock
{
    public int Lanes => 4;

    public async Task<IDbContextTransaction?> BeginAsync(PeopleStore store) =>
        await store.Database.BeginTransactionAsync(System.Data.IsolationLevel.ReadCommitted);

    public async Task<Session?> FindAsync(PeopleStore store, SessionKey key) =>
        (await store.Sessions.FromSql($"""SELECT * FROM people."Sessions" WHERE "Site" = {key.Site} AND "Event" = {key.Event} AND "Date" = {key.Date} FOR UPDATE""").ToListAsync())
            .SingleOrDefault();
}
