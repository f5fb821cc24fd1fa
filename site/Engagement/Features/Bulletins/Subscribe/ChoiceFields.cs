using Microsoft.AspNetCore.Http;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Events.Forms;

namespace PreventPublic.Engagement.Features.Bulletins.Subscribe;

/// <summary>What a subscriber chooses, as form fields.</summary>
public static class ChoiceFields
{
    public const string Audience = "audience";
    public const string Topics = "topics";
    public const string Language = "language";
    public const string Frequency = "frequency";

    public static IReadOnlyList<FormField> Of(Visit visit)
    {
        var words = visit.Words;
        return
        [
            new(Audience, FieldShape.One, words["subscribe.audience"], words["subscribe.audience-hint"], words["subscribe.error-choice"], Choices: [.. BulletinAudiences.All.Select(code => (code, words[$"audience.{code}"], (string?)null))]),
            new(Language, FieldShape.One, words["subscribe.language"], null, words["subscribe.error-choice"], Choices: [.. visit.Languages.Select(language => (language.Code, language.NativeName, (string?)null))]),
            new(Frequency, FieldShape.One, words["subscribe.frequency"], null, words["subscribe.error-choice"], Choices: [.. Frequencies.All.Select(code => (code, words[$"subscribe.frequency-{code}"], (string?)null))]),
            new(Topics, FieldShape.Several, words["subscribe.topics"], words["subscribe.topics-hint"], null, Choices: [.. SubscriberChoices.Topics.Select(code => (code, words[$"topic.{code}"], (string?)null))]),
        ];
    }

    public static Answers Start(Visit visit) => new() { [Audience] = BulletinAudiences.Residents, [Language] = visit.Language.Code, [Frequency] = Frequencies.Monthly };

    public static Answers Of(Subscriber subscriber) => new()
    {
        [Audience] = subscriber.Audience,
        [Language] = subscriber.Language,
        [Frequency] = subscriber.Frequency,
        [Topics] = string.Join('\n', subscriber.Topics.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
    };

    public static Answers Read(IFormCollection form, IEnumerable<FormField> fields) => Answers.Of(form, fields);

    /// <summary>What is not one of the choices. Unknown topics are left out: nobody types them.</summary>
    public static IEnumerable<FormFault> Check(Answers answers, IEnumerable<FormField> fields) =>
        fields.Where(field => field is { Shape: FieldShape.One, Required: not null } && field.Choices.All(choice => choice.Value != answers[field.Name])).Select(field => new FormFault(field.Name, field.Required!));

    public static Choices ChosenIn(Answers answers) => new(
        answers[Audience], [.. answers[Topics].Split('\n').Intersect(SubscriberChoices.Topics)], answers[Language], answers[Frequency]);
}
