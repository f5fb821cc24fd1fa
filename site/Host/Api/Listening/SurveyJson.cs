using System.Text.Json;
using System.Text.Json.Nodes;
using PreventPublic.Engagement.Features.Consultations;
using PreventPublic.Engagement.Features.Consultations.SeeRounds;
using PreventPublic.Engagement.Features.Consultations.Surveys;
using PreventPublic.Engagement.Features.Consultations.Wording;

namespace PreventPublic.Host.Api.Listening;

/// <summary>What is asked, with its words.</summary>
public static class SurveyJson
{
    /// <summary>Each survey once by version: as a round that was set up keeps it, otherwise as it is published.</summary>
    public static IReadOnlyList<Survey> AskedIn(RoundsBoard board, string site, IConsultationDirectory directory) =>
    [
        .. board.Rounds.SelectMany(round => round.Facts.Count > 0 ? round.Facts.Select(facts => facts.Survey) : directory.Survey(site, round.Plan.Survey) is { } planned ? [planned] : [])
            .DistinctBy(survey => (survey.Key, survey.Version)),
    ];

    public static JsonObject Of(Survey survey, RoundsBoard board)
    {
        var words = new SurveyWords(board.Library, survey, board.Language, board.Words);
        return new JsonObject
        {
            ["key"] = survey.Key,
            ["version"] = survey.Version,
            ["title"] = words.Title,
            ["introduction"] = HtmlText.Of(words.Introduction?.Body),
            ["questions"] = new JsonArray([.. survey.Questions.Select(question => (JsonNode)QuestionOf(question, words.Of(question)))]),
        };
    }

    private static JsonObject QuestionOf(SurveyQuestion question, QuestionWords words) => new()
    {
        ["id"] = question.Id,
        ["kind"] = JsonNamingPolicy.CamelCase.ConvertName(question.Kind.ToString()),
        ["language"] = words.Language.Code,
        ["title"] = words.Title,
        ["html"] = HtmlText.Of(words.Body),
        ["required"] = question.Required,
        ["maxLength"] = question.IsText ? question.MaxLength : null,
        ["exclusive"] = question.Exclusive,
        ["when"] = question.When is { } when ? new JsonObject { ["question"] = when.Question, ["options"] = Ids(when.Options) } : null,
        ["options"] = new JsonArray([.. question.Options.Select(option => (JsonNode)new JsonObject
        {
            ["id"] = option, ["label"] = words.Options.GetValueOrDefault(option).Label ?? option, ["hint"] = words.Options.GetValueOrDefault(option).Hint,
        })]),
    };

    internal static JsonArray Ids(IEnumerable<string> ids) => [.. ids.Select(id => (JsonNode)id)];
}
