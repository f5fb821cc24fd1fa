using System.Text.Json.Nodes;
using PreventPublic.Cms.Features.Api.Calling;
using PreventPublic.Engagement.Features.Consultations;
using PreventPublic.Engagement.Features.Consultations.Rounds;
using PreventPublic.Engagement.Features.Consultations.SeeRounds;

namespace PreventPublic.Host.Api.Listening;

/// <summary>A consultation and its rounds as they stand.</summary>
public static class ConsultationJson
{
    public static readonly IReadOnlyList<string> States = ["planned", "open", "counting", "closed"];

    /// <summary>As the consultation's page shows it: open as long as one door is.</summary>
    public static string StateOf(RoundView round) =>
        round.Facts.Any(facts => facts.IsOpen) ? "open"
        : round.IsClosed ? "closed"
        : round.Facts.Any(facts => facts.State == RoundState.Closing) ? "counting"
        : "planned";

    public static JsonObject Of(ApiCall call, RoundsBoard board, ConsultationText text) => new()
    {
        ["key"] = board.Consultation.Key,
        ["title"] = text.Title,
        ["summary"] = text.Summary,
        ["address"] = ConsultationLinks.Of(board.Consultation.Key),
        ["url"] = call.UrlOf(ConsultationLinks.Of(board.Consultation.Key)),
        ["young"] = board.Consultation.Young,
        ["see"] = text.See,
        ["contentNote"] = text.ContentNote,
        ["contacts"] = new JsonArray([.. text.Contacts.Select(contact => (JsonNode)("contacts/" + contact))]),
        ["rounds"] = new JsonArray([.. board.Rounds.Select(round => (JsonNode)RoundOf(board, round))]),
    };

    private static JsonObject RoundOf(RoundsBoard board, RoundView round) => new()
    {
        ["id"] = round.Plan.Id,
        ["title"] = round.Name,
        ["state"] = StateOf(round),
        ["survey"] = round.Plan.Survey,
        ["doors"] = new JsonArray([.. round.Plan.Doors.Select(door => (JsonNode)door)]),
        ["opens"] = round.Plan.Opens,
        ["closes"] = round.Plan.Closes,
        ["answer"] = round.IsOpenAt(Door.Open) ? ConsultationLinks.Answer(board.Consultation.Key) : null,
    };
}
