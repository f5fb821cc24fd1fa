using System.ComponentModel.DataAnnotations;

namespace PreventPublic.Engagement.Features.Bulletins.Sending;

/// <summary>Settings under <c>Mail:Bulk</c>.</summary>
public sealed class BulkOptions
{
    public const string Section = "Mail:Bulk";

    private const int MostTogether = 32;

    /// <summary>Mails a minute, of all hosts together; 0 for as fast as the server takes them.</summary>
    [Range(0, 1_000_000, ErrorMessage = "Mail:Bulk:PerMinute is from 0 (no limit) to 1000000.")]
    public int PerMinute { get; set; } = 600;

    /// <summary>Mails a minute to one domain; 0 for no limit.</summary>
    [Range(0, 1_000_000, ErrorMessage = "Mail:Bulk:PerDomainPerMinute is from 0 (no limit) to 1000000.")]
    public int PerDomainPerMinute { get; set; } = 120;

    /// <summary>
    /// Mails marked as on their way in one commit: as many as leave in a twentieth of a second, at most thirty-two. After a crash no
    /// more than these are in doubt.
    /// </summary>
    public int MarkedTogether => PerMinute == 0 ? MostTogether : Math.Clamp(PerMinute / (60 * 20), 1, MostTogether);

    /// <summary>Where reports of mails that could not be delivered go. Each mail's own is <c>name+ID@domain</c> (VERP), so the mailbox must take what follows a plus.</summary>
    [EmailAddress(ErrorMessage = "Mail:Bulk:BounceAddress is one e-mail address.")]
    public string? BounceAddress { get; set; }

    /// <summary>Failures of one address, in different mailings, until it is left alone.</summary>
    [Range(1, 20, ErrorMessage = "Mail:Bulk:FailuresToSuppress is from 1 to 20.")]
    public int FailuresToSuppress { get; set; } = 3;

    /// <summary>Days after a mailing ended that who was sent it is forgotten; twice as many for those of whom it is not known whether it arrived.</summary>
    [Range(7, 730, ErrorMessage = "Mail:Bulk:KeepDays is from 7 to 730.")]
    public int KeepDays { get; set; } = 92;
}
