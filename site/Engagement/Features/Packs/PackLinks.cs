namespace PreventPublic.Engagement.Features.Packs;

/// <summary>Addresses of packs. They are made for paper: readers have the pages themselves.</summary>
public static class PackLinks
{
    public static string Desk(string site) => $"/manage/{site}/packs";

    public static string Edit(string site, Guid id) => $"/manage/{site}/packs/{id}";

    public static string Print(string site, Guid id) => $"/manage/{site}/packs/{id}/print";

    public static string Pdf(string site, Guid id) => $"{Print(site, id)}?handler=pdf";

    /// <param name="key">Of <see cref="PrintKeys"/>.</param>
    public static string PrintOnce(string key) => $"/manage/print/{key}";
}
