using System.Text.Json.Serialization;

namespace PreventPublic.Engagement.Features.Consultations.Surveys;

public enum QuestionKind
{
    /// <summary>One of a few, without an order.</summary>
    One,

    /// <summary>Any number of a few.</summary>
    Several,

    /// <summary>From 1 to 5.</summary>
    Rating,

    /// <summary>Five faces, each with its word.</summary>
    Faces,

    /// <summary>From “strongly disagree” to “strongly agree”.</summary>
    Agree,

    /// <summary>All options, best first.</summary>
    Rank,

    /// <summary>Own words, kept apart from all other answers.</summary>
    Text,

    /// <summary>An age band, never an age.</summary>
    Age,

    /// <summary>One of a few about who somebody is; always with “prefer not to say”.</summary>
    Equality,
}

/// <summary>Asked only if an earlier question was answered with one of these options.</summary>
public sealed record Condition(string Question, IReadOnlyList<string> Options);

/// <summary>A section of a survey's words: its own, or one of the question bank's.</summary>
public sealed record SectionName(string Survey, string Section);

/// <param name="Id">Lower-case letters, digits and hyphens, at most 40; unique in the survey.</param>
/// <param name="Options">Ids in order; for scales from the lowest to the highest. Empty for texts.</param>
/// <param name="Exclusive">The option of a <see cref="QuestionKind.Several"/> that stands alone (“none of these”).</param>
/// <param name="MaxLength">Of a text, in UTF-16 characters; 0 for all other kinds.</param>
/// <param name="Words">Where its words stand.</param>
public sealed record SurveyQuestion(
    string Id, QuestionKind Kind, IReadOnlyList<string> Options, bool Required, int MaxLength, string? Exclusive, Condition? When, SectionName Words)
{
    public const int MaxText = 1000;
    public const int MaxOptions = 12;

    /// <summary>UTF-8 needs at most three bytes for a UTF-16 character; JSON's two-byte escapes are shorter.</summary>
    private const int BytesPerCharacter = 3;

    private const int OptionFrame = 3;

    [JsonIgnore]
    public bool IsText => Kind == QuestionKind.Text;

    /// <summary>The options have an order, so that neighbours may be merged.</summary>
    [JsonIgnore]
    public bool IsScale => Kind is QuestionKind.Rating or QuestionKind.Faces or QuestionKind.Agree;

    /// <summary>About who somebody is: published more coarsely, and never together with anything else.</summary>
    [JsonIgnore]
    public bool IsAboutPeople => Kind is QuestionKind.Age or QuestionKind.Equality;

    internal int MaxAnswerBytes => IsText ? MaxLength * BytesPerCharacter : Options.Sum(option => option.Length + OptionFrame);
}
