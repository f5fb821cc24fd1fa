using System.Xml.Linq;
using PreventPublic.Testing;

namespace PreventPublic.Tests.Pages;

/// <summary>The addresses that a site says it has.</summary>
public static class Sitemap
{
    public static async Task<IReadOnlyList<string>> AddressesAsync(Browse site) =>
        [.. XDocument.Parse(await site.TextAsync("/sitemap.xml")).Descendants().Where(element => element.Name.LocalName == "loc").Select(loc => new Uri(loc.Value).AbsolutePath)];
}
