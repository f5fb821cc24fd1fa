using System.ComponentModel.DataAnnotations;

namespace PreventPublic.Engagement.Features.Bulletins.Bounces;

/// <summary>Settings under <c>Mail:Bounces</c>: the mailbox that reports of undelivered mails come to. Everything that is in it is read and deleted.</summary>
public sealed class BounceOptions
{
    public const string Section = "Mail:Bounces";

    /// <summary>The mail server; empty looks into no mailbox.</summary>
    public string Host { get; set; } = "";

    /// <summary>POP3's.</summary>
    [Range(1, 65535, ErrorMessage = "Mail:Bounces:Port is from 1 to 65535.")]
    public int Port { get; set; } = 995;

    [RegularExpression("^(starttls|tls|none)$", ErrorMessage = "Mail:Bounces:Security is starttls, tls or none.")]
    public string Security { get; set; } = "tls";

    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    [Range(1, 1440, ErrorMessage = "Mail:Bounces:Minutes is from 1 to 1440.")]
    public int Minutes { get; set; } = 5;
}
