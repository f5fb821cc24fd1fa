using System.ComponentModel.DataAnnotations;

namespace PreventPublic.Engagement.Mail;

/// <summary>Settings under <c>Mail</c>.</summary>
public sealed class MailOptions : IValidatableObject
{
    public const string Section = "Mail";
    public const string ToFolder = "folder";
    public const string BySmtp = "smtp";
    public const string ByNotify = "notify";

    [RegularExpression($"^({ToFolder}|{BySmtp}|{ByNotify})$", ErrorMessage = "Mail:Transport is folder, smtp or notify.")]
    public string Transport { get; set; } = ToFolder;

    /// <summary>The sender's address. By default <c>noreply@</c> and the site's host.</summary>
    [EmailAddress(ErrorMessage = "Mail:From is one e-mail address.")]
    public string? From { get; set; }

    /// <summary>Where answers go; nowhere by default.</summary>
    [EmailAddress(ErrorMessage = "Mail:ReplyTo is one e-mail address.")]
    public string? ReplyTo { get; set; }

    /// <summary>For <c>folder</c>; by default <c>mail</c> in the data folder.</summary>
    public string? Folder { get; set; }

    /// <summary>Days after which a mail in the folder is deleted.</summary>
    [Range(1, 366, ErrorMessage = "Mail:KeepDays is 1 to 366.")]
    public int KeepDays { get; set; } = 30;

    public SmtpOptions Smtp { get; set; } = new();

    public NotifyOptions Notify { get; set; } = new();

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Transport == BySmtp && string.IsNullOrWhiteSpace(Smtp.Host))
        {
            yield return new ValidationResult("Mail:Smtp:Host is missing. With Mail:Transport=smtp give the mail server's name.");
        }

        if (Transport == BySmtp && Smtp.Security is not ("starttls" or "tls" or "none"))
        {
            yield return new ValidationResult("Mail:Smtp:Security is starttls, tls or none.");
        }

        if (Notify.CallbackToken.Length is > 0 and < NotifyOptions.ShortestToken)
        {
            yield return new ValidationResult($"Mail:Notify:CallbackToken has at least {NotifyOptions.ShortestToken} characters, as long as Notify asks for.");
        }

        if (Transport == ByNotify && (Notify.Key.Length < 73 || string.IsNullOrWhiteSpace(Notify.Template)))
        {
            yield return new ValidationResult("Mail:Notify:Key and Mail:Notify:Template are missing. With Mail:Transport=notify give the API key and the id of a template with ((subject)) and ((body)).");
        }
    }
}

/// <summary>Settings under <c>Mail:Smtp</c>.</summary>
public sealed class SmtpOptions
{
    public string Host { get; set; } = "";

    public int Port { get; set; } = 587;

    /// <summary><c>starttls</c>, <c>tls</c> or <c>none</c>.</summary>
    public string Security { get; set; } = "starttls";

    public string? User { get; set; }

    public string? Password { get; set; }
}

/// <summary>Settings under <c>Mail:Notify</c> (GOV.UK Notify).</summary>
public sealed class NotifyOptions
{
    public const int ShortestToken = 10;

    /// <summary><c>name-{service id}-{secret}</c>, as Notify gives it.</summary>
    public string Key { get; set; } = "";

    /// <summary>Id of a template whose subject is <c>((subject))</c> and whose body is <c>((body))</c>.</summary>
    public string Template { get; set; } = "";

    /// <summary>What Notify's callback sends as its bearer token; empty takes no callbacks.</summary>
    public string CallbackToken { get; set; } = "";

    public Uri Address { get; set; } = new("https://api.notifications.service.gov.uk");
}
