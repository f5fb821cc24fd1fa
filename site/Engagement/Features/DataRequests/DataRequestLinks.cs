namespace PreventPublic.Engagement.Features.DataRequests;

/// <summary>Addresses of data requests.</summary>
public static class DataRequestLinks
{
    public static string Ask(string site) => $"/manage/{site}/data-requests";
}
