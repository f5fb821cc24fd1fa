using System.ComponentModel.DataAnnotations;

namespace PreventPublic.Staff.SignIn;

/// <summary>Settings under <c>Manage</c>.</summary>
public sealed class ManageOptions : IValidatableObject
{
    public const string Section = "Manage";

    /// <summary>
    /// The host at which staff of all councils work, without a port. Passkeys are bound to it (WebAuthn relying party id), so it
    /// cannot change without everybody setting up a new one. Empty: there is no Manage on this host.
    /// </summary>
    [RegularExpression("^[a-z0-9.-]*$", ErrorMessage = "Manage:Host is a host name in lower case without scheme or port, for example manage.example.gov.uk.")]
    public string Host { get; set; } = "";

    /// <summary>Where links in mails to staff lead; by default <c>https://</c> and the host.</summary>
    [RegularExpression("^https?://[^/]*$", ErrorMessage = "Manage:Origin is scheme and host without a path, for example https://manage.example.gov.uk.")]
    public string Origin { get => field.Length > 0 ? field : $"https://{Host}"; set; } = "";

    /// <summary>Single sign-on by OpenID Connect; off while <see cref="SingleSignOnOptions.Authority"/> is empty.</summary>
    public SingleSignOnOptions SingleSignOn { get; set; } = new();

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (SingleSignOn.Authority.Split('/').Intersect(SingleSignOnOptions.OfEverybody).Any())
        {
            yield return new ValidationResult("Manage:SingleSignOn:Authority serves every organisation, so any of them could claim an address of this council. Give the council's own.");
        }

        if (SingleSignOn.IsOn && (SingleSignOn.ClientId.Length == 0 || SingleSignOn.ClientSecret.Length == 0))
        {
            yield return new ValidationResult("Manage:SingleSignOn:ClientId and Manage:SingleSignOn:ClientSecret are missing. The provider gives both when the site is registered there.");
        }
    }
}

/// <summary>Settings under <c>Manage:SingleSignOn</c>. It signs in people who were invited; it makes no accounts.</summary>
public sealed class SingleSignOnOptions
{
    /// <summary>What stands in the address of a provider for everybody instead of one organisation's name.</summary>
    internal static readonly string[] OfEverybody = ["common", "organizations", "consumers"];

    /// <summary>The provider's issuer address, of this council alone: one that serves every organisation lets any of them claim an address.</summary>
    public string Authority { get; set; } = "";

    public string ClientId { get; set; } = "";

    public string ClientSecret { get; set; } = "";

    /// <summary>What its button says.</summary>
    public string Label { get; set; } = "Sign in with your council account";

    public bool IsOn => Authority.Length > 0;
}
