namespace PreventPublic.Engagement.Features.DistributionLog;

/// <summary>Addresses of the distribution log.</summary>
public static class DistributionLinks
{
    public static string Log(string site) => $"/manage/{site}/partners/distribution";

    public static string Add(string site) => $"/manage/{site}/partners/distribution/new";

    public static string Of(string site, Guid id) => $"/manage/{site}/partners/distribution/{id}";
}
