namespace PreventPublic.Engagement.Features.Press;

/// <summary>Addresses of the press log.</summary>
public static class PressLinks
{
    public static string Log(string site) => $"/manage/{site}/press";

    public static string Add(string site) => $"/manage/{site}/press/new";

    public static string Of(string site, Guid id) => $"/manage/{site}/press/{id}";

    public static string Change(string site, Guid id) => $"/manage/{site}/press/{id}/change";
}
