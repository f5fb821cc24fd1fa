using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Outbox;
using PreventPublic.Core.Stores;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Testing;
using PreventPublic.Tests.Meeting;
using Xunit;

namespace PreventPublic.Tests.Stores;

/// <summary>Rows that are written past EF Core are what EF Core would have written.</summary>
public abstract class RowsPastEf(Engine engine)
{
    [Fact]
    public async Task They_are_read_as_they_were_whatever_is_null_in_the_first()
    {
        await using var meet = await Meet.StartAsync(engine, 5);
        await meet.RegisterAsync("first@example.org");
        var session = (await meet.AllAsync())[0].SessionId;
        Registration[] rows = [Row(session, 2, RegistrationState.Waiting, null), Row(session, 3, RegistrationState.Offered, new DateTime(2026, 12, 1, 9, 30, 15, 123, DateTimeKind.Utc)), Row(session, 4, RegistrationState.Cancelled, null)];
        await meet.InStoreAsync(async store =>
        {
            await store.InsertAsync(rows);
            return 0;
        });
        var read = (await meet.AllAsync()).Skip(1).ToList();
        Assert.Equal(rows.Select(Told), read.Select(Told));
        Assert.Equal(rows[1].Id, (await meet.InStoreAsync(store => store.Registrations.SingleAsync(r => r.Id == rows[1].Id && r.IsLive && r.HeldUntil > new DateTime(2026, 11, 30, 0, 0, 0, DateTimeKind.Utc)))).Id);
    }

    [Fact]
    public async Task A_row_that_is_there_already_is_refused_as_ef_refuses_it()
    {
        await using var meet = await Meet.StartAsync(engine, 5);
        var message = OutboxTable.Message("a test", "words", DateTime.UnixEpoch);
        await meet.InStoreAsync(async store =>
        {
            await store.InsertAsync([message]);
            return 0;
        });
        await Assert.ThrowsAsync<DbUpdateException>(() => meet.InStoreAsync(async store =>
        {
            await store.InsertAsync([message]);
            return 0;
        }));
    }

    private static Registration Row(Guid session, int number, RegistrationState state, DateTime? until)
    {
        var registration = new Registration
        {
            SessionId = session,
            FormId = Guid.NewGuid(),
            Number = number,
            Party = number,
            Name = $"آمنہ {number}",
            Email = $"p{number}@example.org",
            EmailKey = $"p{number}@example.org",
            Language = "ur",
            Code = Tokens.NewCode(),
            CreatedAt = new DateTime(2026, 11, 30, 1, 2, 3, number, DateTimeKind.Utc),
        };
        registration.MoveTo(state, Step.ByPerson, registration.CreatedAt, until);
        return registration;
    }

    private static string Told(Registration r) => $"{r.Id} {r.SessionId} {r.FormId} {r.Number} {r.State} {r.HeldUntil:O} {r.Party} {r.Name} {r.Email} {r.Guests} {r.Answers} {r.Language} {r.Code} {r.CreatedAt:O} {r.Sequence} {r.PassedOver} {r.IsLive}";
}

public sealed class RowsPastEfOnSqlite() : RowsPastEf(Engine.Sqlite);

public sealed class RowsPastEfOnPostgres() : RowsPastEf(Engine.Postgres);
