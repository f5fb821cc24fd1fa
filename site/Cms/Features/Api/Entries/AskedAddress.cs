using PreventPublic.Cms.Published;

namespace PreventPublic.Cms.Features.Api.Entries;

/// <summary>An address as readers have it: perhaps with a language in front and a slash behind.</summary>
/// <param name="Plain">As the site has it.</param>
/// <param name="Language">The language in front; null when there is none.</param>
public sealed record AskedAddress(string Plain, string? Language)
{
    public static AskedAddress Of(SiteContent site, string path)
    {
        var plain = path.TrimEnd('/');
        return plain.Split('/', 3) is ["", var first, .. var rest] && site.Speaks(first)
            ? new AskedAddress("/" + string.Concat(rest), first)
            : new AskedAddress(plain.Length == 0 ? "/" : plain, null);
    }
}
