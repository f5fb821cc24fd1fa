namespace PreventPublic.Engagement.Features.Bulletins;

/// <summary>Addresses of bulletins.</summary>
public static class BulletinLinks
{
    public const string All = "/bulletins";

    public const string Subscribe = "/bulletins/subscribe";

    /// <param name="audience">Residents' has the short address.</param>
    public static string Of(string month, string audience) => audience == BulletinAudiences.Residents ? $"{All}/{month}" : $"{All}/{month}/{audience}";

    public static string Desk(string site) => $"/manage/{site}/bulletins";

    public static string Subscribers(string site) => $"/manage/{site}/subscribers";

    public static string Edit(string site, string month) => $"/manage/{site}/bulletins/{month}";

    public static string Review(string site, string month) => $"/manage/{site}/bulletins/{month}/review";

    public static string Send(string site, string month) => $"/manage/{site}/bulletins/{month}/send";

    public static string Statement(string site, Guid mailing) => $"/manage/{site}/statement-mails/{mailing}";

    /// <param name="form"><c>mail</c>, <c>text</c> or <c>page</c>.</param>
    /// <param name="topic">As whoever chose it gets the mail; null for all of it.</param>
    public static string Preview(string site, string month, string audience, string language, string form, string? topic = null) =>
        $"/manage/{site}/bulletins/{month}/as/{audience}/{language}/{form}{(topic is null ? "" : $"?topic={topic}")}";
}
