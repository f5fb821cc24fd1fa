using System.ComponentModel.DataAnnotations;

namespace PreventPublic.Engagement.HumanCheck;

/// <summary>Settings under <c>HumanCheck</c>.</summary>
public sealed class HumanCheckOptions : IValidatableObject
{
    public const string Section = "HumanCheck";
    public const string Altcha = "altcha";
    public const string Recaptcha = "recaptcha";
    public const string None = "none";

    [RegularExpression($"^({Altcha}|{Recaptcha}|{None})$", ErrorMessage = "HumanCheck:Provider is altcha, recaptcha or none.")]
    public string Provider { get; set; } = Altcha;

    /// <summary>Rounds of PBKDF2 for each try; a browser needs 256 tries on average.</summary>
    [Range(1, 100_000, ErrorMessage = "HumanCheck:Cost is from 1 to 100000.")]
    public int Cost { get; set; } = 1000;

    public RecaptchaOptions Google { get; set; } = new();

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Provider == Recaptcha && (Google.SiteKey.Length == 0 || Google.Secret.Length == 0))
        {
            yield return new ValidationResult("HumanCheck:Google:SiteKey and HumanCheck:Google:Secret are missing. With HumanCheck:Provider=recaptcha give both keys.");
        }

        // What is inside is not looked at by itself.
        var inside = new List<ValidationResult>();
        Validator.TryValidateObject(Google, new ValidationContext(Google), inside, validateAllProperties: true);
        foreach (var fault in inside)
        {
            yield return fault;
        }
    }
}

/// <summary>Settings under <c>HumanCheck:Google</c>.</summary>
public sealed class RecaptchaOptions
{
    public const string Tick = "v2";
    public const string WithScore = "v3";

    public string SiteKey { get; set; } = "";

    public string Secret { get; set; } = "";

    /// <summary>What the keys are for: <c>v2</c> shows a box to tick, <c>v3</c> gives a score without one.</summary>
    [RegularExpression($"^({Tick}|{WithScore})$", ErrorMessage = "HumanCheck:Google:Version is v2 or v3.")]
    public string Version { get; set; } = Tick;

    public Uri Address { get; set; } = new("https://www.google.com/recaptcha/api/siteverify");

    /// <summary>For v3: at least this score, 0 to 1. Ignored when the answer has no score (v2).</summary>
    [Range(0.0, 1.0, ErrorMessage = "HumanCheck:Google:Score is from 0 to 1.")]
    public double Score { get; set; } = 0.5;

    /// <summary>For v3: the action that the page names.</summary>
    [RegularExpression("^[A-Za-z0-9_/]+$", ErrorMessage = "HumanCheck:Google:Action holds letters, digits, _ and /.")]
    public string Action { get; set; } = "register";
}
