using PreventPublic.Cms.Published;

namespace PreventPublic.Host.Adapters;

/// <summary>Where a site is reached. Mails are written when no request is there to say it.</summary>
public static class SiteOrigin
{
    public static string Of(SiteContent site, IConfiguration configuration)
    {
        var host = site.Settings.Hosts[0];
        return configuration[$"Sites:Origins:{site.Id}"]
            ?? (host.EndsWith(".localhost", StringComparison.Ordinal) ? $"http://{host}:5080" : $"https://{host}");
    }
}
