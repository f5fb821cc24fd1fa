using PreventPublic.Bench.Loading;
using PreventPublic.Bench.Measuring;
using PreventPublic.Bench.Processes;

namespace PreventPublic.Bench.Pages;

/// <summary>What a page and all that it loads weigh on the way, packed; the heaviest page of both sites in every language.</summary>
public static class PageWeight
{
    public static async Task MeasureAsync(PublishedHost host, Scratch scratch, Figures figures, CancellationToken cancel)
    {
        Progress.Say("the weight of every page");
        await using var server = await host.StartAsync(scratch.In("weight"), Checkout.Content, "/", Visitor.Thurrock.Headers, cancel);
        var (heaviest, heaviestAgain) = (0L, 0L);
        foreach (var visitor in Visitor.Shipped)
        {
            var assets = new Dictionary<string, long>();
            foreach (var address in await visitor.AddressesAsync(server, cancel))
            {
                var page = await BytesAsync(server, visitor, address, cancel);
                var loads = PageLoads.Of(await HtmlAsync(server, visitor, address, cancel));
                foreach (var asset in loads.Where(asset => !assets.ContainsKey(asset)))
                {
                    assets[asset] = await BytesAsync(server, visitor, asset, cancel);
                }

                heaviest = Math.Max(heaviest, page + loads.Sum(asset => assets[asset]));
                heaviestAgain = Math.Max(heaviestAgain, page);
            }
        }

        figures.Add("first visit, the heaviest page", heaviest / 1024.0, "KB", Target.AtMost(45));
        figures.Add("repeat visit, the heaviest page", heaviestAgain / 1024.0, "KB", Target.AtMost(12));
    }

    private static async Task<long> BytesAsync(ServerProcess server, Visitor visitor, string address, CancellationToken cancel)
    {
        using var http = ClientLoad.Client(visitor.Headers);
        return (await http.GetByteArrayAsync(new Uri(server.Address, address), cancel)).Length;
    }

    private static async Task<string> HtmlAsync(ServerProcess server, Visitor visitor, string address, CancellationToken cancel)
    {
        using var http = ClientLoad.Client(new Dictionary<string, string> { ["Host"] = visitor.Host });
        return await http.GetStringAsync(new Uri(server.Address, address), cancel);
    }
}
