using Microsoft.Data.Sqlite;
using PreventPublic.Bench.Crowds;
using PreventPublic.Bench.Measuring;
using PreventPublic.Bench.Pages;
using PreventPublic.Bench.Processes;

namespace PreventPublic.Bench.Registrations;

/// <summary>
/// Registrations over HTTP, each on disk before it is answered, beside what the disk gives; and a rush of many people for few
/// places, after which the store is looked at.
/// </summary>
public static class RegistrationsBenchmark
{
    /// <summary>An event for each round, with room for everybody.</summary>
    private const string Roomy = "roomy";
    private const string Wanted = "wanted";
    private const int People = 5_000;
    private const int Places = 100;
    private const int ARound = 5_000;
    private const int Rounds = 5;

    private static readonly TimeSpan Each = TimeSpan.FromSeconds(2);

    /// <summary>Everybody comes from this machine and is taken for a person.</summary>
    private static readonly Dictionary<string, string> Settings = new() { ["HumanCheck__Provider"] = "none", ["Events__FormsPerAddress"] = "100000" };

    public static async Task RunAsync(Figures figures, CancellationToken cancel)
    {
        using var scratch = new Scratch();
        var host = await PublishedHost.PublishAsync(scratch, cancel);
        var (data, content) = (scratch.In("data"), scratch.In("content"));
        MadeUpSite.Write(content, 10);
        var date = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(60));
        for (var round = 0; round <= Rounds; round++)
        {
            Guests.WriteEvent(content, $"{Roomy}{round}", date, places: ARound);
        }

        Guests.WriteEvent(content, Wanted, date, Places);
        await using (var server = await host.StartAsync(data, content, "/", new Visitor(MadeUpSite.Host).Headers, cancel, more: Settings))
        {
            await RatesAsync(round => new Guests(server, $"{Roomy}{round}", date), scratch, figures, cancel);
            await RushAsync(new Guests(server, Wanted, date), figures, cancel);
        }

        await LookAsync(Path.Combine(data, "people.db"), figures, cancel);
    }

    private static async Task RatesAsync(Func<int, Guests> crowdOf, Scratch scratch, Figures figures, CancellationToken cancel)
    {
        Progress.Say("registrations against raw commits");
        await using var raw = await RawCommits.OpenAsync(scratch.In("raw.db"), cancel);
        await crowdOf(0).SendAsync(ARound, cancel);
        var rounds = new List<(CrowdResult Registrations, double Commits)>();
        for (var round = 1; round <= Rounds; round++)
        {
            var before = round % 2 == 0 ? 0 : await raw.RateAsync(Each, cancel);
            var registrations = await crowdOf(round).SendAsync(ARound, cancel);
            rounds.Add((registrations, before > 0 ? before : await raw.RateAsync(Each, cancel)));
            Progress.Say($"round {round}: {registrations.PerSecond:0} registrations/s, {rounds[^1].Commits:0} commits/s, p99 {registrations.P99:0} ms");
        }

        figures.Add("registrations vs raw durable commits", Median.Of(rounds.Select(round => round.Registrations.PerSecond / round.Commits)), "ratio", Target.AtLeast(0.5));
        figures.Add("registrations", Median.Of(rounds.Select(round => round.Registrations.PerSecond)), "1/s");
        figures.Add("raw durable commits", Median.Of(rounds.Select(round => round.Commits)), "1/s");
        figures.Add($"registration with {FormCrowd.AtOnce} people at once, p99", Median.Of(rounds.Select(round => round.Registrations.P99)), "ms", Target.AtMost(250));
        figures.Add("registration, processor time of the host", Median.Of(rounds.Select(round => round.Registrations.CpuMicroseconds)), "us");
    }

    private static async Task RushAsync(Guests crowd, Figures figures, CancellationToken cancel)
    {
        Progress.Say($"{People} people for {Places} places");
        var rush = await crowd.SendAsync(People, cancel);
        figures.Add($"{People} people for {Places} places", People / rush.PerSecond, "s", Target.AtMost(60));
    }

    /// <summary>The places are given once, and whoever waits does so in the order in which they came.</summary>
    private static async Task LookAsync(string file, Figures figures, CancellationToken cancel)
    {
        await using var store = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        await store.OpenAsync(cancel);
        await using var command = store.CreateCommand();
        command.CommandText = $"""
            SELECT COUNT(*), SUM(r."State" = 'Booked'), SUM(r."State" = 'Waiting'), MAX(CASE WHEN r."State" = 'Booked' THEN r."Number" END)
            FROM "Registrations" r JOIN "Sessions" s ON s."Id" = r."SessionId" WHERE s."Event" = '{Wanted}'
            """;
        await using var row = await command.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        var (all, booked, waiting, last) = (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3));
        if ((all, booked, waiting, last) != (People, Places, People - Places, Places))
        {
            throw new CannotMeasureException($"Of {all} people {booked} have a place and {waiting} wait; the last place went to number {last}.");
        }

        figures.Add("places given in the rush", booked, "places", Target.AtMost(Places));
    }
}
