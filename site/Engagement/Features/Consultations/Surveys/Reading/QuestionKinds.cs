namespace PreventPublic.Engagement.Features.Consultations.Surveys.Reading;

/// <summary>Kinds as they are written in files, and the options that some of them always have.</summary>
internal static class QuestionKinds
{
    public const string PreferNot = "prefer-not";

    public static readonly IReadOnlyDictionary<string, (QuestionKind Kind, IReadOnlyList<string>? Options)> ByName = new Dictionary<string, (QuestionKind, IReadOnlyList<string>?)>(StringComparer.Ordinal)
    {
        ["one"] = (QuestionKind.One, null),
        ["yes-no"] = (QuestionKind.One, ["yes", "no", "unsure"]),
        ["several"] = (QuestionKind.Several, null),
        ["rating"] = (QuestionKind.Rating, ["1", "2", "3", "4", "5"]),
        ["faces"] = (QuestionKind.Faces, ["very-bad", "bad", "so-so", "good", "very-good"]),
        ["agree"] = (QuestionKind.Agree, ["strongly-disagree", "disagree", "neither", "agree", "strongly-agree"]),
        ["rank"] = (QuestionKind.Rank, null),
        ["text"] = (QuestionKind.Text, []),
        ["age"] = (QuestionKind.Age, null),
        ["equality"] = (QuestionKind.Equality, null),
    };

    public static int MostOptions(QuestionKind kind) => kind == QuestionKind.Rank ? 7 : SurveyQuestion.MaxOptions;
}
