using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using PreventPublic.Cms.Features.Api.Calling;
using PreventPublic.Cms.Features.Api.Describing;
using PreventPublic.Cms.Features.Api.Entries;
using PreventPublic.Core.Languages;
using PreventPublic.Engagement.Features.Briefings;
using PreventPublic.Engagement.Features.Briefings.Archive;
using PreventPublic.Engagement.Features.Pieces;

namespace PreventPublic.Host.Api.Telling;

/// <summary>Briefings that are on the site, word for word as they were approved.</summary>
public sealed class BriefingOperations(BriefingArchive archive, IPublishedPieces pieces) : IApiGroup
{
    public string About => "Briefings that were published, with what was asked and answered.";

    public IReadOnlyList<ApiOperation> Operations =>
    [
        new("listBriefings", "/api/v1/briefings", "Briefings", "What the council told committees, elected members, schools and partners, newest first")
        {
            Description = "Each is in the language it was given in, which it names.",
            Parameters = [EntryOperations.Site, ApiParameter.OneOf("audience", "For any of these", BriefingAudiences.All, list: true)],
            Answer = Schema.Of(("items", Schema.List(Schema.Ref("Briefing")))),
            Example = "/api/v1/briefings",
            Do = ListAsync,
        },
    ];

    public IReadOnlyDictionary<string, JsonObject> Schemas => new Dictionary<string, JsonObject>
    {
        ["Briefing"] = Schema.Of(
            ("address", Schema.Text), ("url", Schema.Url), ("language", Schema.Text), ("title", Schema.Text), ("date", Schema.Text), ("audience", Schema.OneOf([.. BriefingAudiences.All])), ("body", Schema.Text),
            ("present", Schema.OrNull(Schema.Number)), ("html", Schema.Text), ("handouts", Schema.List(Schema.Text)),
            ("questions", Schema.List(Schema.Of(("question", Schema.Text), ("answer", Schema.OrNull(Schema.Text)), ("answeredOn", Schema.OrNull(Schema.Text)))))),
    };

    private async Task<ApiAnswer> ListAsync(ApiCall call)
    {
        var audiences = call.List("audience");
        var briefings = (await archive.AllAsync(call.Site.Id, call.Cancel)).Where(briefing => audiences.Count == 0 || audiences.Contains(briefing.Text.Audience));
        return ApiAnswer.Json(new JsonObject { ["items"] = new JsonArray([.. briefings.Select(briefing => (JsonNode)JsonOf(call, briefing))]) }) with { IsPassing = true };
    }

    private JsonObject JsonOf(ApiCall call, ShownBriefing briefing)
    {
        var text = briefing.Text;
        return new JsonObject
        {
            ["address"] = BriefingLinks.Of(briefing.Slug),
            ["url"] = call.Origin + Cms.Reading.Reader.Href(BriefingLinks.Of(briefing.Slug), Language.Get(text.Language)),
            ["language"] = text.Language,
            ["title"] = text.Title,
            ["date"] = Day(text.Date),
            ["audience"] = text.Audience,
            ["body"] = text.Body,
            ["present"] = text.Present,
            ["html"] = HtmlOf(call, text.Covered, Language.Get(text.Language)),
            ["handouts"] = new JsonArray([.. text.Handouts.Select(name => (JsonNode)name)]),
            ["questions"] = new JsonArray([.. text.Questions.Select(question => (JsonNode)new JsonObject
            {
                ["question"] = question.Text, ["answer"] = question.Answer.Length == 0 ? null : question.Answer, ["answeredOn"] = question.AnsweredOn is { } day ? Day(day) : null,
            })]),
        };
    }

    private string HtmlOf(ApiCall call, string markdown, Language language)
    {
        using var html = new StringWriter(CultureInfo.InvariantCulture);
        pieces.Render(call.Site.Id, markdown, language, 1).WriteTo(html, HtmlEncoder.Default);
        return html.ToString();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
