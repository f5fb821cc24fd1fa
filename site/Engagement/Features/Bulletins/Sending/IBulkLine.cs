using PreventPublic.Core.Mail;

namespace PreventPublic.Engagement.Features.Bulletins.Sending;

/// <summary>What became of handing one mail over.</summary>
public enum Handed
{
    Taken,

    /// <summary>Not this mailbox, not now: come again.</summary>
    Later,

    /// <summary>Not this mailbox, ever.</summary>
    Refused,

    /// <summary>The server cannot be reached or takes nothing from us; this mail did not leave.</summary>
    Away,

    /// <summary>The line broke where the server may or may not have taken it.</summary>
    Unknown,
}

/// <param name="Note">For the officer; names nobody.</param>
/// <param name="OfAddress">It is the address that was refused, not what was in the mail: enough of these and it is left alone.</param>
public sealed record HandedOver(Handed What, string? Note = null, bool OfAddress = false);

/// <summary>One mail of a mailing.</summary>
public sealed record BulkMail(Guid Mailing, Guid Subscriber, MailMessage Message);

/// <summary>A line to a mail server that is kept open from mail to mail. Used by one worker at a time.</summary>
public interface IBulkLine
{
    /// <summary>Makes a mail ready. It needs nothing of the line, so it may be done while another mail is on its way.</summary>
    /// <returns>Hands it over.</returns>
    Func<Task<HandedOver>> Prepare(BulkMail mail);

    /// <summary>Nothing more for now.</summary>
    Task CloseAsync();
}
