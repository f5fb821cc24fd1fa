using PreventPublic.Bench.Loading;
using PreventPublic.Bench.Measuring;
using PreventPublic.Bench.Processes;

namespace PreventPublic.Bench.Pages;

/// <summary>Resident memory after many requests over everything that ships.</summary>
public static class Memory
{
    public const int Requests = 100_000;

    public static async Task MeasureAsync(PublishedHost host, Scratch scratch, Figures figures, CancellationToken cancel)
    {
        Progress.Say($"memory after {Requests} requests over all addresses of both sites");
        var data = scratch.In("memory");
        await using (var first = await host.StartAsync(data, Checkout.Content, "/", Visitor.Thurrock.Headers, cancel))
        {
            figures.Add($"resident memory after {Requests} requests, in the process that made the first import", await AfterRequestsAsync(first, cancel), "MB");
        }

        await using var server = await host.StartAsync(data, Checkout.Content, "/", Visitor.Thurrock.Headers, cancel);
        figures.Add("resident memory after the start", server.ResidentMegabytes, "MB");
        figures.Add($"resident memory after {Requests} requests", await AfterRequestsAsync(server, cancel), "MB", Target.AtMost(150));
    }

    private static async Task<double> AfterRequestsAsync(ServerProcess server, CancellationToken cancel)
    {
        foreach (var visitor in Visitor.Shipped)
        {
            var addresses = await visitor.AddressesAsync(server, cancel);
            for (var requests = 0L; requests < Requests / Visitor.Shipped.Count;)
            {
                requests += (await Load.DriveAsync(server.Address, addresses, visitor.Headers, TimeSpan.FromSeconds(1), cancel)).Requests;
            }
        }

        return server.ResidentMegabytes;
    }
}
