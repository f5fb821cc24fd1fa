using System.Net;
using System.Xml.Linq;

namespace PreventPublic.E2eTests;

/// <summary>The public addresses of one council's site in every language. The gate takes a sample; <c>PREVENT_SWEEP=all</c> takes all.</summary>
public sealed class Addresses
{
    public static readonly IReadOnlyDictionary<string, string> LanguagesOf = new Dictionary<string, string>
    {
        ["thurrock"] = "ro pl lt ur",
        ["newham"] = "bn ro gu ur",
    };

    /// <summary>One of every template; a page that is not there shows the template for problems.</summary>
    private static readonly string[] Templates =
    [
        "/", "/worried", "/worried/what-happens-next", "/contacts", "/contacts/card", "/channel", "/events", "/updates", "/resources",
        "/resources/lets-discuss", "/easy-read/worried", "/concerns", "/how-we-work", "/accessibility", "/strategy", "/strategy/how-are-we-doing",
        "/search?q=worried+about+my+son", "/consultations", "/bulletins", "/bulletins/subscribe", "/briefings", "/about-this-site", Missing,
    ];

    public const string Missing = "/no-such-page";

    private readonly RunningSite _site;
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly string _council;

    private Addresses(RunningSite site, string council) => (_site, _council) = (site, council);

    public static bool Whole => Environment.GetEnvironmentVariable("PREVENT_SWEEP") == "all";

    /// <summary>Every address with its language, and which of them this run takes.</summary>
    public IReadOnlyList<(string Language, string Address)> Every { get; private set; } = [];

    public IReadOnlyList<(string Language, string Address)> Chosen { get; private set; } = [];

    /// <summary>Every template in English and in one other language, all languages in turn: for what hangs on the template and hardly on the words.</summary>
    public IReadOnlyList<(string Language, string Address)> InTurn { get; private set; } = [];

    /// <summary>For the test's output: which run it was.</summary>
    public string ExtentOf(IReadOnlyList<(string Language, string Address)> taken) => $"{_council}: {(Whole ? "all" : "sampled")} {taken.Count} of {Every.Count} addresses";

    public static async Task<Addresses> OfAsync(RunningSite site, string council)
    {
        var result = new Addresses(site, council);
        var xml = XDocument.Parse((await result.GetAsync("/sitemap.xml")).Text);
        var english = xml.Descendants().Where(element => element.Name.LocalName == "loc").Select(loc => new Uri(loc.Value).AbsolutePath)
            .Where(path => path.Split('/')[1].Length != 2).Concat(Templates).Distinct().ToList();
        // A form with every kind of field that registration forms have; it is in no sitemap.
        var form = english.First(address => address.StartsWith("/events/youth", StringComparison.Ordinal)) + "/register";
        english.Add(form);
        var templates = Templates.Append(form).Append(english.First(address => address.StartsWith("/events/", StringComparison.Ordinal)))
            .Append(english.First(address => address.StartsWith("/updates/", StringComparison.Ordinal))).ToHashSet();
        var every = LanguagesOf[council].Split(' ').Prepend("en").SelectMany(language => english.Select(address => (language, address))).ToList();
        result.Every = [.. every.Select(one => (one.language, Of(one.language, one.address)))];
        result.Chosen = Whole ? result.Every : [.. every.Where(one => templates.Contains(one.address)).Select(one => (one.language, Of(one.language, one.address)))];
        var others = LanguagesOf[council].Split(' ');
        result.InTurn = Whole ? result.Every : [.. templates.Order(StringComparer.Ordinal).SelectMany((address, at) => new[] { "en", others[at % others.Length] }.Select(language => (language, Of(language, address))))];
        return result;
    }

    /// <summary>Asks without a browser. Only browsers know *.localhost, so the host is told by its header.</summary>
    public async Task<(HttpStatusCode Status, string Text)> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_site.Address(_council, path).Replace($"{_council}.localhost", "localhost", StringComparison.Ordinal)));
        request.Headers.Host = new Uri(_site.Address(_council, "/")).Authority;
        using var answer = await Http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static string Of(string language, string address) => language == "en" ? address : address == "/" ? "/" + language : $"/{language}{address}";
}
