using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Bench.Crowds;
using PreventPublic.Bench.Measuring;
using PreventPublic.Bench.Processes;
using PreventPublic.Cms.Published;
using PreventPublic.Core.Access;
using PreventPublic.Engagement.Features.Consultations;
using PreventPublic.Engagement.Features.Consultations.Box;
using PreventPublic.Engagement.Features.Consultations.Rounds;
using PreventPublic.Engagement.Features.Consultations.Surveys;
using PreventPublic.Testing;

namespace PreventPublic.Bench.Consultations;

/// <summary>
/// The same as <see cref="TakingAnswers"/> with the web around it: the form of a consultation that ships, sent to the published
/// host by many people at once; each answer sealed and on disk before its reader is thanked.
/// </summary>
public static class AnswersOverHttp
{
    private const string Site = "thurrock";
    private const string Host = "thurrock.localhost";
    private const string Consultation = "is-this-page-clear";
    private const int ARound = 4_000;
    private const int Rounds = 5;

    private static readonly TimeSpan Each = TimeSpan.FromSeconds(2);
    private static readonly StaffMember Officer = new(Guid.Empty, "a benchmark", "", new Dictionary<string, IReadOnlySet<string>>(), new Dictionary<string, IReadOnlySet<string>>());

    /// <summary>Everybody is taken for a person, and for the one that the proxy says.</summary>
    private static readonly Dictionary<string, string> Settings = new() { ["HumanCheck__Provider"] = "none", ["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true" };

    public static async Task MeasureAsync(Scratch scratch, Figures figures, CancellationToken cancel)
    {
        var (host, data) = (await PublishedHost.PublishAsync(scratch, cancel), scratch.In("door"));
        await using var server = await host.StartAsync(data, Repository.Content, "/", new Dictionary<string, string> { ["Host"] = Host }, cancel, more: Settings);
        var residents = new Residents(server, Host, Consultation, await OpenAsync(data, cancel));
        Progress.Say("answers at the open door over HTTP against raw commits");
        await using var raw = await RawCommits.OpenAsync(scratch.In("raw-http.db"), cancel);
        await residents.SendAsync(ARound, cancel);
        var rounds = new List<(CrowdResult Answers, double Commits)>();
        for (var round = 1; round <= Rounds; round++)
        {
            var before = round % 2 == 0 ? 0 : await raw.RateAsync(Each, cancel);
            var answers = await residents.SendAsync(ARound, cancel);
            rounds.Add((answers, before > 0 ? before : await raw.RateAsync(Each, cancel)));
            Progress.Say($"round {round}: {answers.PerSecond:0} answers/s, {rounds[^1].Commits:0} commits/s, p99 {answers.P99:0} ms");
        }

        figures.Add("answers over HTTP vs raw durable commits", Median.Of(rounds.Select(round => round.Answers.PerSecond / round.Commits)), "ratio", Target.AtLeast(0.4));
        figures.Add("answers over HTTP, sealed and durable", Median.Of(rounds.Select(round => round.Answers.PerSecond)), "1/s");
        figures.Add($"answer with {FormCrowd.AtOnce} people at once, p99", Median.Of(rounds.Select(round => round.Answers.P99)), "ms");
        figures.Add("answer over HTTP, processor time of the host", Median.Of(rounds.Select(round => round.Answers.CpuMicroseconds)), "us");
        await LookAsync(data, ARound * (Rounds + 1), cancel);
    }

    /// <summary>An officer opens the round beside the running host.</summary>
    private static async Task<Survey> OpenAsync(string data, CancellationToken cancel)
    {
        await using var services = new HostData(Engine.Sqlite, data, null).Services(TimeProvider.System);
        await services.GetRequiredService<Publisher>().RefreshAsync(cancel);
        var directory = services.GetRequiredService<IConsultationDirectory>();
        var survey = directory.Survey(Site, directory.Find(Site, Consultation)!.Rounds[0].Survey)!;
        using var key = BoxOpener.New();
        var (desk, id) = (services.GetRequiredService<RoundDesk>(), Guid.NewGuid());
        var plan = new NewRound(id, Site, Consultation, "round-1", Door.Open, survey, key.Key, "one", "other");
        return await desk.SetUpAsync(plan, Officer, cancel) && await desk.OpenAsync(id, Officer, cancel) ? survey : throw new CannotMeasureException("The round could not be opened.");
    }

    /// <summary>Every answer that was thanked for is in the box.</summary>
    private static async Task LookAsync(string data, int thanked, CancellationToken cancel)
    {
        await using var store = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(data, "answers.db")};Mode=ReadOnly;Pooling=False");
        await store.OpenAsync(cancel);
        await using var command = store.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM \"SealedAnswers\"";
        var sealedOnes = (long)(await command.ExecuteScalarAsync(cancel))!;
        if (sealedOnes != thanked)
        {
            throw new CannotMeasureException($"{thanked} people were thanked and {sealedOnes} answers are in the box.");
        }
    }
}
