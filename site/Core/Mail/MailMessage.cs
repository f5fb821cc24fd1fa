namespace PreventPublic.Core.Mail;

/// <summary>
/// A mail to one person. Post it to the change's own outbox as <see cref="Kind"/>; the message's id becomes the Message-ID, so
/// that a receiver which gets it twice after a crash can tell.
/// </summary>
/// <param name="To">One address.</param>
/// <param name="Language">Code of the language it is written in.</param>
/// <param name="Text">The whole mail as plain text.</param>
/// <param name="Html">The same as a whole HTML page, without pictures, scripts or anything that reports back.</param>
/// <param name="Calendar">A calendar entry to send along; null for none.</param>
/// <param name="Site">The council's site it is sent for; the sender's name and reply address come from its settings.</param>
/// <param name="Private">Holds what only its reader may know: staff who try the site without a mail server do not see what it says.</param>
/// <param name="UnsubscribeUrl">An https address that unsubscribes on a POST (RFC 8058); null where there is nothing to unsubscribe from.</param>
public sealed record MailMessage(
    string Site, string To, string Language, string Subject, string Text, string Html, CalendarPart? Calendar = null, string? UnsubscribeUrl = null, bool Private = false)
{
    /// <summary>The outbox kind.</summary>
    public const string Kind = "mail";
}

/// <summary>An iCalendar object (RFC 5545) with its iTIP method (RFC 5546).</summary>
/// <param name="Method"><c>REQUEST</c> or <c>CANCEL</c>; the same as inside <paramref name="Text"/>.</param>
/// <param name="Link">Where it can be fetched, for transports that carry no attachments.</param>
public sealed record CalendarPart(string Method, string Text, string? Link = null);
