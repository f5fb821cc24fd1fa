namespace PreventPublic.Engagement.Features.Events.Directory;

/// <summary>A question that an event asks of everyone who registers.</summary>
/// <param name="Id">Names it in stored answers; the same in every language.</param>
/// <param name="Choices">For <see cref="QuestionKind.One"/> and <see cref="QuestionKind.Several"/>. Answers store the text chosen.</param>
public sealed record Question(string Id, QuestionKind Kind, string Ask, string? Help, bool Required, IReadOnlyList<string> Choices)
{
    public const int MaxAnswer = 300;
}

public enum QuestionKind
{
    Text,
    One,
    Several,
    YesNo,
}
