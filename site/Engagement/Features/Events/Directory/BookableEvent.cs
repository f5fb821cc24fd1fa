namespace PreventPublic.Engagement.Features.Events.Directory;

/// <summary>An event that takes registrations, in one language, as it is published now.</summary>
/// <param name="Key">Its key among events; its page is <c>/events/KEY</c>.</param>
/// <param name="Place">Where, in one line; for online events the words for it.</param>
/// <param name="Sessions">Each date, past and to come, as far as a year ahead; in order.</param>
/// <param name="Feedback">Where anybody says what they thought of it, the same address for everybody, without language; null when nobody asks.</param>
public sealed record BookableEvent(string Site, string Key, string Title, string Place, bool Cancelled, BookingRules Rules, IReadOnlyList<PlannedSession> Sessions, string? Feedback = null)
{
    public string Name => $"events/{Key}";

    public PlannedSession? On(DateOnly date) => Sessions.FirstOrDefault(session => session.Date == date);
}

/// <summary>One date of an event.</summary>
/// <param name="Date">The council's local day on which it starts.</param>
/// <param name="Starts">With the council's offset at that moment.</param>
/// <param name="Cancelled">Only this date does not take place; or the whole event does not.</param>
public sealed record PlannedSession(DateOnly Date, DateTimeOffset Starts, DateTimeOffset Ends, bool Cancelled);

/// <summary>How people register. Every value has a safe default in the content type.</summary>
/// <param name="Places">Heads per session.</param>
/// <param name="PartySize">Most heads in one registration.</param>
/// <param name="Opens">Null when registration is open as soon as the event is published.</param>
/// <param name="ClosesHoursBefore">Hours before a session starts.</param>
/// <param name="JoinLink">Told only to people who have a place.</param>
/// <param name="RemindHoursBefore">Hours before a session starts.</param>
/// <param name="KeepDays">Days after a session until what is known of its people is erased.</param>
/// <param name="Certificate">Whoever came can print a certificate.</param>
/// <param name="Training">Null when nothing is recorded beyond the event.</param>
/// <param name="Under16">A parent or guardian registers.</param>
public sealed record BookingRules(
    int Places, int PartySize, DateTimeOffset? Opens, int ClosesHoursBefore, bool WaitingList, bool Approval, string? JoinLink,
    IReadOnlyList<int> RemindHoursBefore, int KeepDays, bool Under16, bool AskOrganisation, bool AskPhotos, bool Certificate, IReadOnlyList<Question> Questions, TrainingRules? Training = null)
{
    /// <summary>Whether it matters who of a party came, and not only how many.</summary>
    public bool NamesMatter => Certificate || Training is not null;
}

/// <summary>What is recorded of the people who came to a course.</summary>
/// <param name="Course">In English; events of the same course have the same.</param>
/// <param name="RenewMonths">Months until it is to be done again; null when never.</param>
/// <param name="KeepMonths">Months until the record is erased.</param>
public sealed record TrainingRules(string Course, int? RenewMonths, int KeepMonths);

public enum Admission
{
    Open,
    NotYet,
    Closed,
    Over,
    Cancelled,
}

public static class AdmissionTimes
{
    /// <summary>Whether people may register for the session now.</summary>
    public static Admission StateAt(this PlannedSession session, BookingRules rules, DateTimeOffset now) =>
        session.Cancelled ? Admission.Cancelled
        : now >= session.Ends ? Admission.Over
        : rules.Opens is { } opens && now < opens ? Admission.NotYet
        : now >= session.ClosesAt(rules) ? Admission.Closed
        : Admission.Open;

    public static DateTimeOffset ClosesAt(this PlannedSession session, BookingRules rules) => session.Starts.AddHours(-rules.ClosesHoursBefore);
}
