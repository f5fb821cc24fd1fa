namespace PreventPublic.Cms.Editing;

/// <summary>Addresses of Manage that mails name.</summary>
public static class ManageAddress
{
    public static string OfVersion(string site, Guid id) => $"/manage/{site}/version/{id}";

    public static string OfPlannedSet(string site, Guid set) => $"/manage/{site}/publish/{set}";

    public static string OfLook(string site, Guid id) => $"/manage/{site}/looks/{id}";
}
