using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Events.Letters;

/// <summary>Why a mail is written.</summary>
public enum LetterKind
{
    PleaseConfirm,
    AwaitingApproval,
    Booked,
    Waiting,
    AlreadyRegistered,
    Offer,
    OfferLapsed,
    Changed,
    Cancelled,
    Refused,
    Reminder,
    SessionChanged,
    SessionCalledOff,
    FromOfficer,

    /// <summary>About the date that the place was moved from.</summary>
    Moved,

    /// <summary>When it is over: where to say what one thought, and how to get a certificate.</summary>
    Afterwards,
}

/// <summary>
/// The cause of a mail, posted with the change itself. It is put into words when it is sent, so the outbox holds no more of
/// a person than it must, and the place it names is the one that is true when they read it.
/// </summary>
/// <param name="Token">Of the personal link it carries.</param>
/// <param name="Sequence">Of the calendar entry it carries.</param>
/// <param name="Note">An officer's words; empty for none.</param>
/// <param name="Batch">The officer's message it belongs to; null for none.</param>
public sealed record Letter(LetterKind Why, Guid Registration, string Token, int Sequence, string Note = "", Guid? Batch = null)
{
    /// <summary>The outbox kind.</summary>
    public const string Kind = "letter";
}

public static class LetterPost
{
    /// <summary>Adds a letter, and the link it carries, to the change that is being made. Who gave no address gets none.</summary>
    public static void PostLetter(this PeopleStore store, LetterKind why, Registration registration, DateTime due, string note = "", Guid? batch = null)
    {
        if (Of(why, registration, due, note, batch) is var (link, message))
        {
            store.Add(link);
            store.Add(message);
        }
    }

    /// <summary>A letter and the link it carries, for who puts them into the change in another way; null for who gave no address.</summary>
    public static (PersonalLink Link, OutboxMessage Message)? Of(LetterKind why, Registration registration, DateTime due, string note = "", Guid? batch = null)
    {
        if (registration.Email.Length == 0)
        {
            return null;
        }

        var token = Tokens.New();
        return (new PersonalLink { Hash = Tokens.HashOf(token), RegistrationId = registration.Id }, OutboxTable.Message(Letter.Kind, new Letter(why, registration.Id, token, registration.Sequence, note, batch), due));
    }
}
