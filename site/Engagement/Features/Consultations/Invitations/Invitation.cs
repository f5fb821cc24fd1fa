namespace PreventPublic.Engagement.Features.Consultations.Invitations;

/// <summary>A member's code on its way to their mailbox. Sent, it is deleted: from then on nothing here says who has which code.</summary>
/// <param name="To">One address.</param>
/// <param name="Code">As it would be printed on a card.</param>
/// <param name="Languages">Codes of the languages it is written in, the same for everybody of the round.</param>
public sealed record Invitation(Guid Round, string To, string Code, IReadOnlyList<string> Languages)
{
    /// <summary>The outbox kind.</summary>
    public const string Kind = "invitation";
}
