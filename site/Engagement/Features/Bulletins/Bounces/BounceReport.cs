using System.Text.RegularExpressions;
using MimeKit;

namespace PreventPublic.Engagement.Features.Bulletins.Bounces;

/// <summary>What a mail server says of one of our mails.</summary>
/// <param name="Subscriber">Named by an id of ours that the report carries; a report that carries none could be anybody's and counts for nothing.</param>
/// <param name="ForGood">It will never arrive, or its reader complained.</param>
public sealed partial record BounceReport(Guid Subscriber, bool ForGood, string Reason)
{
    /// <summary>Reads a delivery report (RFC 3464) or a complaint (RFC 5965); null when it is neither, says nothing final, or names no mail of ours.</summary>
    public static BounceReport? Read(MimeMessage mail)
    {
        if (OfId(mail) is not { } subscriber)
        {
            return null;
        }

        if (mail.BodyParts.OfType<MessageFeedbackReport>().Any())
        {
            return new BounceReport(subscriber, true, "complaint");
        }

        var status = mail.BodyParts.OfType<MessageDeliveryStatus>().SelectMany(part => part.StatusGroups).FirstOrDefault(group => group.Contains("Action"));
        return status?["Action"]?.Trim().ToLowerInvariant() == "failed" ? Failed(subscriber, status["Status"]?.Trim() ?? "") : null;
    }

    /// <summary>RFC 3463: 5.1.x is about the address, 5.7.x about what was in the mail; the rest may pass.</summary>
    private static BounceReport Failed(Guid subscriber, string status) =>
        new(subscriber, status.StartsWith("5.1.", StringComparison.Ordinal), Status().IsMatch(status) ? $"not delivered ({status})" : "not delivered");

    /// <summary>From the return address of each mail's own, or from the Message-ID of the mail that is sent back.</summary>
    private static Guid? OfId(MimeMessage mail)
    {
        var to = mail.To.Mailboxes.Select(box => box.Address).Concat(mail.Headers.Where(header => header.Field is "Delivered-To" or "X-Original-To").Select(header => header.Value));
        var back = mail.BodyParts.Select(part => part switch
        {
            MessagePart { Message: { } message } => message.MessageId,
            TextPart { ContentType.MediaSubtype: "rfc822-headers" } headers => headers.Text,
            _ => null,
        });
        var found = to.Select(address => Verp().Match(address)).Concat(back.OfType<string>().Select(text => MessageId().Match(text))).FirstOrDefault(match => match.Success);
        return found is null ? null : Guid.ParseExact(found.Groups[1].Value, "N");
    }

    [GeneratedRegex(@"\+([0-9a-f]{32})@")]
    private static partial Regex Verp();

    [GeneratedRegex(@"\b[0-9a-f]{32}\.([0-9a-f]{32})@")]
    private static partial Regex MessageId();

    [GeneratedRegex(@"^\d\.\d{1,3}\.\d{1,3}$")]
    private static partial Regex Status();
}
