namespace PreventPublic.Engagement.Features.Partners;

/// <summary>Addresses of champions and partners.</summary>
public static class PartnerLinks
{
    /// <summary>For everybody.</summary>
    public const string Public = "/champions";

    public static string All(string site) => $"/manage/{site}/partners";

    public static string Add(string site) => $"/manage/{site}/partners/new";

    public static string Of(string site, Guid id) => $"/manage/{site}/partners/{id}";

    public static string Change(string site, Guid id) => $"/manage/{site}/partners/{id}/change";

    public static string Consent(string site, Guid id) => $"/manage/{site}/partners/{id}/consent";
}
