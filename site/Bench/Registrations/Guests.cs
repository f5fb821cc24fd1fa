using System.Globalization;
using PreventPublic.Bench.Crowds;
using PreventPublic.Bench.Pages;
using PreventPublic.Bench.Processes;

namespace PreventPublic.Bench.Registrations;

/// <summary>People who register for an event, each for themselves.</summary>
public sealed class Guests(ServerProcess server, string name, DateOnly date) : FormCrowd(server, MadeUpSite.Host, $"/events/{name}/register")
{
    private readonly string _date = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static void WriteEvent(string content, string name, DateOnly date, int places)
    {
        var file = Path.Combine(content, "bench", "events", $"{name}.md");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, $"---\ntitle: {name}\nsummary: An evening.\nstarts: {date:yyyy-MM-dd} 18:30\nends: {date:yyyy-MM-dd} 20:00\nvenue: The hall\ntown: Bench\nplaces: {places.ToString(CultureInfo.InvariantCulture)}\n---\nCome along.\n");
    }

    protected override IEnumerable<(string Name, string Value)> Fields(int person) =>
        [("step", "send"), ("date", _date), ("name", "Ada Example"), ("email", string.Create(CultureInfo.InvariantCulture, $"p{person}@example.org")), ("party", "1")];
}
