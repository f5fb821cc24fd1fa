using System.Text.Json;
using System.Text.Json.Serialization;

namespace PreventPublic.Engagement.Features.Consultations.Surveys;

/// <summary>What is asked in a round: questions and what may be answered, without the words, which stand beside it in every language.</summary>
/// <param name="Key">The survey's key in the content.</param>
/// <param name="Version">Changes with the questions: 16 hexadecimal digits of the SHA-256 of all data it is made of.</param>
public sealed record Survey(string Key, string Version, IReadOnlyList<SurveyQuestion> Questions)
{
    public const int MaxQuestions = 30;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private const int SheetFrame = 64;
    private const int QuestionFrame = 8;

    private readonly Dictionary<string, SurveyQuestion> _byId = Questions.ToDictionary(question => question.Id, StringComparer.Ordinal);

    public SurveyQuestion? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The survey as a round keeps it: what was open stays as it was, whatever is published meanwhile.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <exception cref="JsonException">It is not what <see cref="ToJson"/> wrote.</exception>
    public static Survey FromJson(string json) => JsonSerializer.Deserialize<Survey>(json, Json) ?? throw new JsonException("There is no survey in it.");

    /// <summary>No sheet of this survey is longer, in bytes of UTF-8: what a sealed answer is padded to must have room for it.</summary>
    public int MaxSheetBytes { get; init; } = SheetFrame + Questions.Sum(question => question.Id.Length + QuestionFrame + question.MaxAnswerBytes);

    /// <summary>Whether a question is asked, given the answers before it.</summary>
    public bool Asks(SurveyQuestion question, IReadOnlyDictionary<string, IReadOnlyList<string>> choices) =>
        question.When is not { } when || (Asks(_byId[when.Question], choices) && choices.GetValueOrDefault(when.Question) is { } given && given.Any(when.Options.Contains));
}
