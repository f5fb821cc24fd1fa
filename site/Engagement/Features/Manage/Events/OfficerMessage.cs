namespace PreventPublic.Engagement.Features.Manage.Events;

/// <summary>Whom an officer writes to.</summary>
public enum Recipients
{
    Booked,
    Waiting,

    /// <summary>Who was checked in.</summary>
    Came,

    /// <summary>Who had a place and was not checked in.</summary>
    StayedAway,
}

/// <summary>That an officer wrote to the people of a session: to how many, not what, and to whom only as a group.</summary>
public sealed class OfficerMessage
{
    /// <summary>Made by the form: the same form sent twice writes once.</summary>
    public required Guid Id { get; init; }

    public required Guid SessionId { get; init; }

    public required Recipients To { get; init; }

    public required int People { get; init; }

    /// <summary>The officer's name.</summary>
    public required string By { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }
}
