using System.Text.Json.Nodes;
using PreventPublic.Cms.Features.Api.Calling;
using PreventPublic.Cms.Features.Api.Describing;
using PreventPublic.Cms.Features.Api.Entries;
using PreventPublic.Engagement.Features.Consultations;
using PreventPublic.Engagement.Features.Consultations.SeeRounds;

namespace PreventPublic.Host.Api.Listening;

/// <summary>
/// What the council asks about: rounds, the questions of each, and what a round published when it closed. While a round is open
/// nothing here says how many have answered.
/// </summary>
public sealed class ConsultationOperations(IConsultationDirectory directory, RoundsBoards boards) : IApiGroup
{
    /// <summary>What a consultation's pages are made from; whoever shows one shows something else when one of these is published.</summary>
    private static readonly string[] Folders = ["consultations", "surveys", "contacts"];

    public string About => "What the council asks about, and what closed rounds published.";

    public IReadOnlyList<ApiOperation> Operations =>
    [
        new("listConsultations", "/api/v1/consultations", "Consultations", "What the council asks about, and whether it can be answered now")
        {
            Parameters = [EntryOperations.Site, EntryOperations.Speaks, ApiParameter.OneOf("state", "Only those with a round in one of these states", ConsultationJson.States, list: true)],
            Answer = Schema.Of(("items", Schema.List(Schema.Ref("Consultation")))),
            Example = "/api/v1/consultations",
            Do = ListAsync,
        },
        new("getConsultation", "/api/v1/consultations/{key}", "Consultations", "A consultation with its questions and, for rounds that are closed, the results")
        {
            Description = "Results are computed once, when a round closes, and only from ten answers on. Shares are in fives; options that few chose are shown together or not at all. Nothing else is known of the answers.",
            Parameters = [EntryOperations.Key, EntryOperations.Site, EntryOperations.Speaks],
            Problems = [404],
            Answer = Schema.Of(("consultation", Schema.Ref("Consultation")), ("surveys", Schema.List(Schema.Ref("Survey"))), ("results", Schema.List(Schema.Ref("RoundResults"))), ("texts", Schema.List(Schema.Ref("RoundText")))),
            Example = "/api/v1/consultations/pathways-film",
            Do = OneAsync,
        },
    ];

    public IReadOnlyDictionary<string, JsonObject> Schemas => ConsultationSchemas.All;

    private async Task<ApiAnswer> ListAsync(ApiCall call)
    {
        var states = call.List("state");
        var items = new JsonArray();
        foreach (var consultation in directory.All(call.Site.Id))
        {
            if (await BoardAsync(call, consultation.Key) is { } board && (states.Count == 0 || board.Rounds.Any(round => states.Contains(ConsultationJson.StateOf(round)))))
            {
                items.Add(ConsultationJson.Of(call, board, directory.Text(call.Site.Id, consultation.Key, call.Language)!));
            }
        }

        return ApiAnswer.Json(new JsonObject { ["items"] = items }) with { IsPassing = true };
    }

    private async Task<ApiAnswer> OneAsync(ApiCall call)
    {
        var board = await BoardAsync(call, call["key"]!) ?? throw ApiException.NotFound("consultation of that name on this site");
        var (asked, results, texts) = (SurveyJson.AskedIn(board, call.Site.Id, directory), new JsonArray(), new JsonArray());
        foreach (var round in board.Rounds)
        {
            foreach (var one in round.Results.Select(one => one.Results))
            {
                results.Add(ResultsJson.Of(one));
            }

            foreach (var text in round.Texts)
            {
                texts.Add(new JsonObject { ["round"] = round.Plan.Id, ["question"] = text.Question, ["theme"] = text.Theme, ["text"] = text.Text });
            }
        }

        return ApiAnswer.Json(new JsonObject
        {
            ["consultation"] = ConsultationJson.Of(call, board, directory.Text(call.Site.Id, board.Consultation.Key, call.Language)!),
            ["surveys"] = new JsonArray([.. asked.Select(survey => (JsonNode)SurveyJson.Of(survey, board))]),
            ["results"] = results,
            ["texts"] = texts,
        }) with
        { IsPassing = true };
    }

    private Task<RoundsBoard?> BoardAsync(ApiCall call, string key)
    {
        foreach (var folder in Folders)
        {
            call.Reader.All(folder);
        }

        return boards.OfAsync(call.Site.Id, key, call.Language, call.Cancel);
    }
}
