namespace PreventPublic.Engagement.Features.Manage.Rounds;

/// <summary>Addresses of the screens about rounds.</summary>
public static class RoundLinks
{
    public static string All(string site) => $"/manage/{site}/rounds";

    public static string SetUp(string site, string consultation, string name, string door) => $"/manage/{site}/rounds/new/{consultation}/{name}/{door}";

    public static string Round(string site, Guid id) => $"/manage/{site}/rounds/{id}";

    public static string Cards(string site, Guid id) => $"{Round(site, id)}/cards";

    public static string Invite(string site, Guid id) => $"{Round(site, id)}/invite";

    public static string Paper(string site, Guid id) => $"{Round(site, id)}/paper";

    public static string Batch(string site, Guid id, Guid batch) => $"{Round(site, id)}/paper/{batch}";

    public static string Close(string site, Guid id) => $"{Round(site, id)}/close";
}
