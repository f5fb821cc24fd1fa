using System.Text.Json;
using System.Text.Json.Serialization;

namespace PreventPublic.Engagement.Features.Consultations.Results;

/// <summary>What a round publishes: computed once when it closes, after disclosure control, and never again. It is all that is known of the answers.</summary>
/// <param name="Survey">The survey's key.</param>
/// <param name="Version">The survey's version.</param>
/// <param name="Answers">How many answered; null when they were too few to publish anything.</param>
/// <param name="Questions">In the survey's order, without free texts; empty when nothing is published.</param>
public sealed record RoundResults(
    string Consultation, string Round, string Door, string Survey, string Version, int? Invited, int? Answers, IReadOnlyList<QuestionResult> Questions)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    [JsonIgnore]
    public bool IsPublished => Answers is not null;

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <exception cref="JsonException">It is not what <see cref="ToJson"/> wrote.</exception>
    public static RoundResults FromJson(string json) => JsonSerializer.Deserialize<RoundResults>(json, Json) ?? throw new JsonException("There are no results in it.");
}

/// <param name="Question">Its id.</param>
/// <param name="About">How many answered it, rounded down to five; null when nothing can be shown.</param>
/// <param name="Cells">In the survey's order of options; a ranking's are its first places. Empty when nothing can be shown without showing something about a few.</param>
/// <param name="NotShown">Options of a question with several answers that too few, or nearly all, chose; nothing says how many.</param>
/// <param name="Order">A ranking's options, best first; empty for all other kinds.</param>
public sealed record QuestionResult(string Question, int? About, IReadOnlyList<ResultCell> Cells, IReadOnlyList<string> NotShown, IReadOnlyList<string> Order)
{
    [JsonIgnore]
    public bool IsWithheld => Cells.Count == 0;

    public static QuestionResult Withheld(string question) => new(question, null, [], [], []);
}

/// <summary>One or more options together.</summary>
/// <param name="Percent">In fives, from 5 to 95; null where a count or “almost all” is said instead.</param>
/// <param name="Count">Rounded to five; only for data about who people are.</param>
/// <param name="AlmostAll">All chose it, or all but fewer than five: which of the two, nobody is told.</param>
public sealed record ResultCell(IReadOnlyList<string> Options, int? Percent = null, int? Count = null, bool AlmostAll = false);
