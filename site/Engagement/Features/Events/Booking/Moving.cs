using System.Security.Cryptography;
using System.Text;
using PreventPublic.Engagement.Features.Events.Letters;

namespace PreventPublic.Engagement.Features.Events.Booking;

/// <summary>Moves a party to another date of the same event. The new place comes first, so that whatever fails leaves them one.</summary>
public sealed class Moving(SessionQueue queue, Freeing freeing)
{
    public async Task<Moved> MoveAsync(Session from, Registration registration, DateOnly to, string officer, string note)
    {
        if (!registration.IsLive || from.Date == to)
        {
            return Moved.TooLate;
        }

        var newcomer = new Newcomer(
            FormOf(registration.Id, to), registration.Name, registration.Email, registration.Phone, registration.Party, registration.Guests, registration.Answers, registration.Language, Confirmed: true, officer);
        var moved = await queue.InRoomAsync(from.Key with { Date = to }, room => Task.FromResult(room.MoveIn(newcomer)), newcomer);
        if (moved == Moved.Done)
        {
            await freeing.CancelAsync(from, registration.Id, officer, note, LetterKind.Moved);
        }

        return moved;
    }

    /// <summary>The same move tried again after a crash is the same form, and takes no second place.</summary>
    private static Guid FormOf(Guid registration, DateOnly to) => new(SHA256.HashData(Encoding.ASCII.GetBytes($"{registration:N} {to:O}"))[..16]);
}

public enum Moved
{
    Done,

    /// <summary>Not so many places are free.</summary>
    DoesNotFit,

    /// <summary>They are registered for that date already.</summary>
    There,

    /// <summary>The registration is over, or nobody can come in on that date any more.</summary>
    TooLate,
}
