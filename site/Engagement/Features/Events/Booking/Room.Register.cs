using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Events.Letters;

namespace PreventPublic.Engagement.Features.Events.Booking;

/// <summary>Letting people in.</summary>
public sealed partial class Room
{
    public Arrived Register(Newcomer newcomer)
    {
        var answer = AnswerTo(newcomer);
        if (answer is Arrived.Shut || _met.Any(one => one.FormId == newcomer.FormId))
        {
            return answer is Arrived.Shut ? answer : AnswerBefore(newcomer.FormId);
        }

        if (_met.FirstOrDefault(one => one.EmailKey == newcomer.EmailKey && one.IsLive) is { } before)
        {
            if (!newcomer.SentBefore)
            {
                Write(LetterKind.AlreadyRegistered, before);
            }

            return answer;
        }

        if (answer is Arrived.Place or Arrived.List)
        {
            LetIn(newcomer, answer);
        }

        return answer;
    }

    /// <summary>Lets in people who stand at the door, within what is free, and notes that they have come. Full keeps nothing.</summary>
    public Arrived WalkIn(Newcomer newcomer)
    {
        if (_met.Any(one => one.FormId == newcomer.FormId))
        {
            return Arrived.Place;
        }

        var answer = AnswerTo(newcomer);
        if (answer == Arrived.Place)
        {
            LetIn(newcomer, answer);
            store.Add(new Arrival { RegistrationId = _met[^1].Id, Heads = newcomer.Party, At = Now, By = newcomer.Officer ?? "" });
        }

        return answer == Arrived.List ? Arrived.Full : answer;
    }

    /// <summary>Takes over a party from another date, within what is free. Anything else changes nothing.</summary>
    public Moved MoveIn(Newcomer newcomer)
    {
        if (_met.Any(one => one.FormId == newcomer.FormId))
        {
            return Moved.Done;
        }

        if (_met.Any(one => one.EmailKey == newcomer.EmailKey && one.IsLive))
        {
            return Moved.There;
        }

        var answer = AnswerTo(newcomer);
        if (answer == Arrived.Place)
        {
            LetIn(newcomer, answer);
        }

        return answer switch { Arrived.Place => Moved.Done, Arrived.Shut => Moved.TooLate, _ => Moved.DoesNotFit };
    }

    /// <summary>What a person who was never here would be told.</summary>
    private Arrived AnswerTo(Newcomer newcomer)
    {
        if (known is null || plan is null || Closed(newcomer))
        {
            return Arrived.Shut;
        }

        return newcomer.Party <= Free ? Arrived.Place : known.Rules.WaitingList ? Arrived.List : Arrived.Full;
    }

    private bool Closed(Newcomer newcomer) => plan!.StateAt(known!.Rules, Now) switch
    {
        Admission.Open => false,
        Admission.Cancelled or Admission.Over => true,
        // Somebody who phones after the form has closed can still be helped.
        _ => newcomer.Officer is null,
    };

    /// <summary>The same form again is told the same again.</summary>
    private Arrived AnswerBefore(Guid form) => _met.First(one => one.FormId == form).State == RegistrationState.Waiting ? Arrived.List : Arrived.Place;

    private void LetIn(Newcomer newcomer, Arrived answer)
    {
        var registration = new Registration
        {
            SessionId = Session.Id,
            FormId = newcomer.FormId,
            Number = ++Session.LastNumber,
            Party = newcomer.Party,
            Name = newcomer.Name,
            Email = newcomer.Email,
            EmailKey = newcomer.EmailKey,
            Phone = newcomer.Phone,
            Guests = newcomer.Guests,
            Answers = newcomer.Answers,
            Language = newcomer.Language,
            Code = Tokens.NewCode(),
            CreatedAt = Now,
        };
        var by = newcomer.Officer ?? Step.ByPerson;
        var (state, until, letter) = answer == Arrived.List
            ? (RegistrationState.Waiting, (DateTime?)null, LetterKind.Waiting)
            : FirstState(newcomer);
        _newcomers.Add(registration, registration.MoveTo(state, by, Now, until), LetterPost.Of(letter, registration, Now));
        _met.Add(registration);
        if (registration.Holds)
        {
            _held += registration.Party;
        }

        _somebodyWaits |= state == RegistrationState.Waiting;
        Count(state == RegistrationState.Waiting ? "event.waiting" : "event.registered", registration.Party);
    }

    private (RegistrationState, DateTime?, LetterKind) FirstState(Newcomer newcomer) => newcomer switch
    {
        { Confirmed: false } => (RegistrationState.Unconfirmed, Earlier(Now.AddHours(options.ConfirmHours), plan!.Starts.UtcDateTime), LetterKind.PleaseConfirm),
        { Officer: null } when known!.Rules.Approval => (RegistrationState.AwaitingApproval, null, LetterKind.AwaitingApproval),
        _ => (RegistrationState.Booked, null, LetterKind.Booked),
    };

    private static DateTime Earlier(DateTime one, DateTime other) => one < other ? one : other;
}
