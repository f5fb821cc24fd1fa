using System.ComponentModel.DataAnnotations;

namespace PreventPublic.Staff.SignIn;

/// <summary>Settings under <c>Manage</c>.</summary>
public sealed class ManageOptions
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
}

/// <summary>Settings under <c>Manage:SingleSignOn</c>. It signs in people who were invited; it makes no accounts.</summary>
public sealed class SingleSignOnOptions
{
    /// <summary>The provider's issuer address.</summary>
    public string Authority { get; set; } = "";

    public string ClientId { get; set; } = "";

    public string ClientSecret { get; set; } = "";

    /// <summary>What its button says.</summary>
    public string Label { get; set; } = "Sign in with your council account";

    public bool IsOn => Authority.Length > 0;
}
