using Microsoft.Extensions.Time.Testing;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Time;
using PreventPublic.Engagement.Features.Consultations;
using PreventPublic.Engagement.Features.Consultations.Surveys;
using PreventPublic.Engagement.Features.Consultations.Surveys.Reading;
using PreventPublic.Engagement.Features.Consultations.Wording;

namespace PreventPublic.Tests.Listening;

/// <summary>A directory with one consultation, whose survey has so many possible answers that every one can be told from every other.</summary>
public sealed class AskedOnce : IConsultationDirectory
{
    /// <summary>The council's own clock; the host's does not move with it.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));

    public const string Site = "thurrock";
    public const string Key = "film";

    public static readonly Survey Film = new(
        "film", "v1",
        [
            .. Enumerable.Range(1, 4).Select(number => Question($"part-{number}", QuestionKind.One, [.. Enumerable.Range(1, 12).Select(option => $"o{option}")])),
            Question("age", QuestionKind.Age, ["11-13", "14-17", "not-say"]),
            Question("why", QuestionKind.Text, []) with { MaxLength = 200 },
        ]);

    public IReadOnlyDictionary<string, LocalClock> Sites => new Dictionary<string, LocalClock> { [Site] = new(Clock, TimeZoneInfo.FindSystemTimeZoneById("Europe/London")) };

    public IReadOnlyList<Consultation> All(string site) => site == Site ? [new(Site, Key, "A film", true, [new PlannedRound("round-1", "film", [Door.Panel, Door.Open, Door.Paper], "First cut", null, null)])] : [];

    public Consultation? Find(string site, string key) => All(site).FirstOrDefault(known => known.Key == key);

    public ConsultationText? Text(string site, string key, Language language) => null;

    public ISurveyLibrary? Library(string site) => null;

    public SurveyText? SurveyText(string site, string key) => null;

    public IReadOnlyList<string> Surveys(string site) => ["film"];

    public Survey? Survey(string site, string key) => key == PageUseful.Key ? PageUseful.SurveyOf(["pages/home", "pages/worried"]) : key == "film" ? Film : null;

    private static SurveyQuestion Question(string id, QuestionKind kind, IReadOnlyList<string> options) => new(id, kind, options, false, 0, null, null, new SectionName("film", id));
}
