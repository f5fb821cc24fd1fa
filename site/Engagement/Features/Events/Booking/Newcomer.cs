namespace PreventPublic.Engagement.Features.Events.Booking;

/// <summary>Somebody who wants to come, checked and cleaned, not yet let in.</summary>
/// <param name="FormId">The form's own id: sent twice, it is one registration.</param>
/// <param name="Party">Heads, the registering person included.</param>
/// <param name="Guests">Names, one a line.</param>
/// <param name="Answers">JSON: question id to text.</param>
/// <param name="Confirmed">False holds the place only until the e-mail address is confirmed.</param>
/// <param name="Officer">The officer who registers somebody that phoned or wrote; null for the person.</param>
public sealed record Newcomer(
    Guid FormId, string Name, string Email, string Phone, int Party, string Guests, string Answers, string Language, bool Confirmed, string? Officer = null)
{
    /// <summary>Somebody whom an officer registers may have no address; then nobody else is the same person.</summary>
    public string EmailKey { get; } = Email.Length > 0 ? Core.EmailAddress.KeyOf(Email) : $"form {FormId:N}";

    /// <summary>The same form came before: whoever is registered already has been written to.</summary>
    public bool SentBefore { get; init; }
}

/// <summary>What the screen may say. It is the same whether or not the person was registered before.</summary>
public enum Arrived
{
    /// <summary>There was a place for a party of this size.</summary>
    Place,

    /// <summary>There was none; the waiting list is open.</summary>
    List,

    /// <summary>There was none, and there is no waiting list. Nothing is kept.</summary>
    Full,

    /// <summary>Registration is not open.</summary>
    Shut,
}
