using PreventPublic.Engagement.Features.Events.Letters;

namespace PreventPublic.Engagement.Features.Events.Booking;

/// <summary>What a person may have changed about themselves.</summary>
public sealed record Details(string Name, string Phone, int Party, string Guests, string Answers);

public enum Changed
{
    Done,

    /// <summary>Nothing was changed: there are not so many places free.</summary>
    DoesNotFit,

    /// <summary>Nothing was changed: the registration is not live any more, or the time to take the offer is over.</summary>
    TooLate,
}

/// <summary>Changes to registrations that are in already.</summary>
public sealed partial class Room
{
    /// <summary>Takes an offered place, or confirms the e-mail address. Doing it again changes nothing.</summary>
    public Changed Take(Registration registration, string by)
    {
        if (registration.State is RegistrationState.Booked or RegistrationState.AwaitingApproval)
        {
            return Changed.Done;
        }

        if (registration.State is not (RegistrationState.Offered or RegistrationState.Unconfirmed))
        {
            return Changed.TooLate;
        }

        var askOfficer = known?.Rules.Approval == true;
        store.Add(registration.MoveTo(askOfficer ? RegistrationState.AwaitingApproval : RegistrationState.Booked, by, Now));
        Write(askOfficer ? LetterKind.AwaitingApproval : LetterKind.Booked, registration);
        return Changed.Done;
    }

    public Changed Change(Registration registration, Details details, string by)
    {
        if (!registration.IsLive)
        {
            return Changed.TooLate;
        }

        var more = registration.Holds ? details.Party - registration.Party : 0;
        if (more > Free && more > 0)
        {
            return Changed.DoesNotFit;
        }

        var sameParty = registration.Party == details.Party;
        (registration.Name, registration.Phone, registration.Party, registration.Guests, registration.Answers) =
            (details.Name, details.Phone, details.Party, details.Guests, details.Answers);
        registration.Sequence++;
        _held += more;
        var note = sameParty ? "details" : $"party of {details.Party}";
        store.Add(registration.MoveTo(registration.State, by, Now, registration.HeldUntil, note));
        Write(LetterKind.Changed, registration);
        return Changed.Done;
    }

    /// <summary>An officer's decision where approval is needed.</summary>
    public Changed Decide(Registration registration, bool approve, string officer, string note)
    {
        if (registration.State != RegistrationState.AwaitingApproval)
        {
            return Changed.TooLate;
        }

        store.Add(registration.MoveTo(approve ? RegistrationState.Booked : RegistrationState.Refused, officer, Now, note: note));
        _held -= approve ? 0 : registration.Party;
        Write(approve ? LetterKind.Booked : LetterKind.Refused, registration);
        return Changed.Done;
    }
}
