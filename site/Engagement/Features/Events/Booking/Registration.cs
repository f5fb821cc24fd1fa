namespace PreventPublic.Engagement.Features.Events.Booking;

/// <summary>Where a registration is on its way. Every step is a <see cref="Step"/> with who and when.</summary>
public enum RegistrationState
{
    /// <summary>Holds places until its e-mail is confirmed or <see cref="Registration.HeldUntil"/>.</summary>
    Unconfirmed,

    /// <summary>Holds places until an officer decides.</summary>
    AwaitingApproval,

    /// <summary>Has places.</summary>
    Booked,

    /// <summary>On the waiting list; holds nothing.</summary>
    Waiting,

    /// <summary>Holds places until <see cref="Registration.HeldUntil"/>, for the person to take.</summary>
    Offered,

    Cancelled,
    Declined,

    /// <summary>The time to confirm, or to take an offer, ran out.</summary>
    Lapsed,
    Refused,
}

/// <summary>One person's registration for themselves and those who come along.</summary>
public sealed class Registration
{
    public const int MaxName = 100;
    public const int MaxNote = 300;

    /// <summary>The name of who came in at the door and gave none.</summary>
    public const string Nameless = "At the door";

    public static readonly RegistrationState[] Holding = [RegistrationState.Unconfirmed, RegistrationState.AwaitingApproval, RegistrationState.Booked, RegistrationState.Offered];

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SessionId { get; init; }

    /// <summary>Made by the form. The same form sent twice has the same, and is taken once.</summary>
    public required Guid FormId { get; init; }

    /// <summary>Order of arrival within the session, from 1; the waiting list's order.</summary>
    public required int Number { get; set; }

    public RegistrationState State { get; set; }

    /// <summary>UTC. When a hold ends by itself; null when nothing ends.</summary>
    public DateTime? HeldUntil { get; set; }

    /// <summary>Heads, the registering person included.</summary>
    public required int Party { get; set; }

    public required string Name { get; set; }

    public required string Email { get; set; }

    /// <summary><see cref="Core.EmailAddress.KeyOf"/>; at most one live registration of a session has it.</summary>
    public required string EmailKey { get; set; }

    public string Phone { get; set; } = "";

    /// <summary>Names of those who come along, one a line; may be fewer than the party.</summary>
    public string Guests { get; set; } = "";

    /// <summary>Answers as JSON: question id to text.</summary>
    public string Answers { get; set; } = "{}";

    public required string Language { get; set; }

    /// <summary>Typed or scanned at the door.</summary>
    public required string Code { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>Of this person's calendar entry, on top of the session's.</summary>
    public int Sequence { get; set; }

    /// <summary>Why it was passed over when places last came free; empty when it was not.</summary>
    public string PassedOver { get; set; } = "";

    /// <summary>False once it is cancelled, declined, lapsed or refused: the same person may register again.</summary>
    public bool IsLive { get; private set; } = true;

    public bool Holds => Holding.Contains(State);

    /// <summary>Takes the step and says who took it.</summary>
    public Step MoveTo(RegistrationState state, string by, DateTime at, DateTime? heldUntil = null, string note = "")
    {
        var step = new Step { RegistrationId = Id, From = State, To = state, By = by, At = at, Note = note };
        (State, HeldUntil) = (state, heldUntil);
        IsLive = Holds || state == RegistrationState.Waiting;
        return step;
    }
}

/// <summary>What happened to a registration: who, what, when. Holds nothing of the person.</summary>
public sealed class Step
{
    public const string ByPerson = "the person";
    public const string ByClock = "time ran out";
    public const string ByList = "waiting list";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid RegistrationId { get; init; }

    public required RegistrationState From { get; init; }

    public required RegistrationState To { get; init; }

    /// <summary>“the person”, “waiting list”, “time ran out”, or an officer's name.</summary>
    public required string By { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    public string Note { get; init; } = "";
}

/// <summary>A personal link. Only its hash is kept, so the database opens nothing.</summary>
public sealed class PersonalLink
{
    /// <summary>SHA-256 of the token, lower-case hex.</summary>
    public required string Hash { get; init; }

    public required Guid RegistrationId { get; init; }
}
