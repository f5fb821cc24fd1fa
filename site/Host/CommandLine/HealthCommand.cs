using System.CommandLine;

namespace PreventPublic.Host.CommandLine;

/// <summary><c>healthcheck</c>: asks a running site whether it is ready, for containers that have no other tool to ask with.</summary>
public static class HealthCommand
{
    public const string Name = "healthcheck";

    public static Command Make()
    {
        var url = new Option<string>("--url") { Description = "The site's own address", DefaultValueFactory = _ => "http://localhost:8080" };
        var command = new Command(Name, "Exit with 0 when a running site is ready") { url };
        command.SetAction(async (parsed, cancel) =>
        {
            using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(4) };
            try
            {
                using var answer = await http.GetAsync(new Uri(new Uri(parsed.GetValue(url)!), "/readyz"), cancel);
                Console.WriteLine((await answer.Content.ReadAsStringAsync(cancel)).Trim());
                return answer.IsSuccessStatusCode ? 0 : 1;
            }
            catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
            {
                Console.WriteLine($"not reachable: {fault.Message}");
                return 1;
            }
        });
        return command;
    }
}
