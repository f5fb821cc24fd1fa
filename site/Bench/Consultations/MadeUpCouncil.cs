using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Access;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Stores;
using PreventPublic.Core.Time;
using PreventPublic.Engagement.Features.Consultations;
using PreventPublic.Engagement.Features.Consultations.Box;
using PreventPublic.Engagement.Features.Consultations.Rounds;
using PreventPublic.Engagement.Features.Consultations.Surveys;
using PreventPublic.Engagement.Features.Consultations.Surveys.Reading;
using PreventPublic.Engagement.Features.Consultations.Wording;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Bench.Consultations;

/// <summary>A council with its two stores on SQLite and one survey, without the web around it.</summary>
public sealed class MadeUpCouncil : IConsultationDirectory, IAsyncDisposable
{
    public const string Site = "thurrock";

    private static readonly StaffMember Officer = new(Guid.Empty, "a benchmark", "", new Dictionary<string, IReadOnlySet<string>>(), new Dictionary<string, IReadOnlySet<string>>());

    private readonly ServiceProvider _services;

    private MadeUpCouncil(string folder)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton(TimeProvider.System).AddSingleton<IConsultationDirectory>(this).AddRounds();
        AddStore<PeopleStore>(services, folder, PeopleStore.Name);
        AddStore<AnswersStore>(services, folder, AnswersStore.Name);
        _services = services.BuildServiceProvider();
    }

    /// <summary>Ten questions with five options each, and a text: a sheet of the usual length.</summary>
    public static Survey Film { get; } = new(
        "film", "v1",
        [
            .. Enumerable.Range(1, 10).Select(number => new SurveyQuestion($"question-{number}", QuestionKind.One, ["one", "two", "three", "four", "five"], false, 0, null, null, new SectionName("film", "x"))),
            new SurveyQuestion("why", QuestionKind.Text, [], false, 200, null, null, new SectionName("film", "x")),
        ]);

    public IReadOnlyDictionary<string, LocalClock> Sites { get; } = new Dictionary<string, LocalClock> { [Site] = new(TimeProvider.System, TimeZoneInfo.Utc) };

    public static async Task<MadeUpCouncil> StartAsync(string folder, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        var council = new MadeUpCouncil(folder);
        await council.MigrateAsync<PeopleStore>(cancel);
        await council.MigrateAsync<AnswersStore>(cancel);
        return council;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>A round that anybody may answer, open.</summary>
    public async Task<(BoxDoor Door, BoxOpener Key)> OpenAsync(string name, CancellationToken cancel)
    {
        var (key, desk, id) = (BoxOpener.New(), Get<RoundDesk>(), Guid.NewGuid());
        await desk.SetUpAsync(new NewRound(id, Site, "film", name, Door.Open, Film, key.Key, "one", "other"), Officer, cancel);
        await desk.OpenAsync(id, Officer, cancel);
        return ((await Get<SealedRounds>().DoorAsync(id, cancel))!, key);
    }

    /// <summary>A sheet drawn by chance.</summary>
    public static AnswerSheet NewSheet() => new(
        Film.Questions.Where(question => !question.IsText).ToDictionary(question => question.Id, question => (IReadOnlyList<string>)[question.Options[Random.Shared.Next(question.Options.Count)]]),
        new Dictionary<string, string> { ["why"] = new string('x', Random.Shared.Next(1, 200)) });

    public IReadOnlyList<Consultation> All(string site) => [];

    public Consultation? Find(string site, string key) => null;

    public ConsultationText? Text(string site, string key, Language language) => null;

    public ISurveyLibrary? Library(string site) => null;

    public SurveyText? SurveyText(string site, string key) => null;

    public IReadOnlyList<string> Surveys(string site) => [];

    public Survey? Survey(string site, string key) => Film;

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
    }

    private static void AddStore<T>(IServiceCollection services, string folder, string name)
        where T : DbContext
    {
        var connection = $"Data Source={Path.Combine(folder, name + ".db")}";
        services.AddPooledDbContextFactory<T>(options => options.UseSqlite(connection, sqlite => sqlite.MigrationsAssembly("PreventPublic.Migrations.Sqlite")));
        services.AddKeyedSingleton(name, new StoreDatabase(name, null, () => new SqliteConnection(connection)));
    }

    private async Task MigrateAsync<T>(CancellationToken cancel)
        where T : DbContext
    {
        await using var store = await Get<IDbContextFactory<T>>().CreateDbContextAsync(cancel);
        await store.Database.MigrateAsync(cancel);
    }
}
