using System.Text.Json.Nodes;
using PreventPublic.Engagement.Features.Consultations.Results;

namespace PreventPublic.Host.Api.Listening;

/// <summary>What a round published: the stored results as they are, so that nobody computes them a second time.</summary>
public static class ResultsJson
{
    public static JsonObject Of(RoundResults results) => new()
    {
        ["round"] = results.Round,
        ["door"] = results.Door,
        ["survey"] = results.Survey,
        ["version"] = results.Version,
        ["published"] = results.IsPublished,
        ["invited"] = results.IsPublished ? results.Invited : null,
        ["answers"] = results.Answers,
        ["questions"] = new JsonArray([.. results.Questions.Select(question => (JsonNode)QuestionOf(question))]),
    };

    private static JsonObject QuestionOf(QuestionResult question) => new()
    {
        ["question"] = question.Question,
        ["about"] = question.About,
        ["withheld"] = question.IsWithheld,
        ["cells"] = new JsonArray([.. question.Cells.Select(cell => (JsonNode)new JsonObject
        {
            ["options"] = SurveyJson.Ids(cell.Options), ["percent"] = cell.Percent, ["count"] = cell.Count, ["almostAll"] = cell.AlmostAll,
        })]),
        ["notShown"] = SurveyJson.Ids(question.NotShown),
        ["order"] = SurveyJson.Ids(question.Order),
    };
}
