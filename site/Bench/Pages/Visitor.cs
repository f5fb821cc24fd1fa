using System.Xml.Linq;
using PreventPublic.Bench.Loading;
using PreventPublic.Bench.Processes;

namespace PreventPublic.Bench.Pages;

/// <summary>A browser of one site: names it as <c>Host</c>, and takes what today's browsers take.</summary>
public sealed record Visitor(string Host)
{
    public static readonly Visitor Thurrock = new("thurrock.localhost");
    public static readonly Visitor Newham = new("newham.localhost");
    public static readonly IReadOnlyList<Visitor> Shipped = [Thurrock, Newham];

    public IReadOnlyDictionary<string, string> Headers { get; } = new Dictionary<string, string>
    {
        ["Host"] = Host,
        ["Accept-Encoding"] = "gzip, deflate, br, zstd",
    };

    /// <summary>Every address of the site in every language, as its own map says.</summary>
    public async Task<IReadOnlyList<string>> AddressesAsync(ServerProcess server, CancellationToken cancel)
    {
        using var http = ClientLoad.Client(new Dictionary<string, string> { ["Host"] = Host });
        var map = XDocument.Parse(await http.GetStringAsync(new Uri(server.Address, "/sitemap.xml"), cancel));
        return [.. map.Descendants().Where(element => element.Name.LocalName == "loc").Select(element => new Uri(element.Value).PathAndQuery).Distinct()];
    }

    /// <summary>Reads pages one after another.</summary>
    /// <returns>For each, the time until its last byte was there, in milliseconds.</returns>
    public async Task<IReadOnlyList<double>> ReadAsync(ServerProcess server, IEnumerable<string> addresses, CancellationToken cancel)
    {
        using var http = ClientLoad.Client(Headers);
        var times = new List<double>();
        foreach (var address in addresses)
        {
            var asked = System.Diagnostics.Stopwatch.GetTimestamp();
            using var answer = await http.GetAsync(new Uri(server.Address, address), cancel);
            answer.EnsureSuccessStatusCode();
            times.Add(System.Diagnostics.Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
        }

        return times;
    }
}
