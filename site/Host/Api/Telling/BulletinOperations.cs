using System.Text.Json.Nodes;
using PreventPublic.Cms.Features.Api.Calling;
using PreventPublic.Cms.Features.Api.Describing;
using PreventPublic.Cms.Features.Api.Entries;
using PreventPublic.Core.Languages;
using PreventPublic.Engagement.Features.Bulletins;
using PreventPublic.Engagement.Features.Bulletins.Archive;
using PreventPublic.Engagement.Features.Bulletins.Desk;
using PreventPublic.Engagement.Features.Bulletins.Material;

namespace PreventPublic.Host.Api.Telling;

/// <summary>Bulletins that went out, as they went out. Who gets them, and how many, is not in it.</summary>
public sealed class BulletinOperations(BulletinArchive archive) : IApiGroup
{
    private static ApiParameter Month => ApiParameter.Path("month", "The month", "^[0-9]{4}-[0-9]{2}$");

    public string About => "Bulletins that went out.";

    public IReadOnlyList<ApiOperation> Operations =>
    [
        new("listBulletins", "/api/v1/bulletins", "Bulletins", "Months with a bulletin, newest first")
        {
            Parameters = [EntryOperations.Site, EntryOperations.Speaks],
            Answer = Schema.Of(("items", Schema.List(Schema.Of(("month", Schema.Text), ("sent", Schema.Moment), ("address", Schema.Text), ("url", Schema.Url))))),
            Example = "/api/v1/bulletins",
            Do = ListAsync,
        },
        new("getBulletin", "/api/v1/bulletins/{month}", "Bulletins", "A month's bulletin, made for one audience")
        {
            Parameters = [Month, ApiParameter.OneOf("audience", "Whom it is made for; residents without it", BulletinAudiences.All), EntryOperations.Site, EntryOperations.Speaks],
            Problems = [404],
            Answer = Schema.Ref("Bulletin"),
            Example = "/api/v1/bulletins/2026-11",
            Do = OneAsync,
        },
    ];

    public IReadOnlyDictionary<string, JsonObject> Schemas => new Dictionary<string, JsonObject>
    {
        ["Bulletin"] = Schema.Of(
            ("month", Schema.Text), ("audience", Schema.OneOf(BulletinAudiences.All)), ("audiences", Schema.List(Schema.Text)), ("language", Schema.Text), ("title", Schema.Text), ("address", Schema.Text), ("url", Schema.Url),
            ("introduction", Schema.List(Schema.Of(("text", Schema.Text), ("language", Schema.Text)))), ("sections", Schema.List(Schema.Ref("BulletinSection")))),
        ["BulletinSection"] = Schema.Of(
            ("kind", Schema.OneOf(Enum.GetNames<MaterialKind>().Select(name => name.ToLowerInvariant()))), ("title", Schema.Text),
            ("items", Schema.List(Schema.Of(("name", Schema.Text), ("title", Schema.Text), ("summary", Schema.Text), ("address", Schema.Text), ("url", Schema.Url), ("when", Schema.Text), ("language", Schema.Text))))),
    };

    private async Task<ApiAnswer> ListAsync(ApiCall call)
    {
        var all = await archive.AllAsync(call.Site.Id, call.Cancel);
        return ApiAnswer.Json(new JsonObject
        {
            ["items"] = new JsonArray([.. all.Select(one => (JsonNode)new JsonObject
            {
                ["month"] = one.Month, ["sent"] = DateTime.SpecifyKind(one.SentAt, DateTimeKind.Utc), ["address"] = BulletinLinks.Of(one.Month, BulletinAudiences.Residents),
                ["url"] = call.UrlOf(BulletinLinks.Of(one.Month, BulletinAudiences.Residents)),
            })]),
        }) with
        { IsPassing = true };
    }

    private async Task<ApiAnswer> OneAsync(ApiCall call)
    {
        var audience = call["audience"] ?? BulletinAudiences.Residents;
        var editions = await archive.EditionsAsync(call.Site.Id, call["month"]!, call.Language.Code, call.Cancel);
        var edition = editions.FirstOrDefault(one => one.Audience == audience) ?? throw ApiException.NotFound("bulletin of that month for that audience in that language on this site");
        return ApiAnswer.Json(new JsonObject
        {
            ["month"] = call["month"],
            ["audience"] = audience,
            ["audiences"] = new JsonArray([.. BulletinAudiences.All.Where(one => editions.Any(made => made.Audience == one)).Select(one => (JsonNode)one)]),
            ["language"] = edition.Language,
            ["title"] = edition.Subject,
            ["address"] = BulletinLinks.Of(call["month"]!, audience),
            ["url"] = call.UrlOf(BulletinLinks.Of(call["month"]!, audience)),
            ["introduction"] = new JsonArray([.. edition.Introduction.Select(part => (JsonNode)new JsonObject { ["text"] = part.Text, ["language"] = part.Language })]),
            ["sections"] = new JsonArray([.. edition.Sections.Select(part => (JsonNode)SectionOf(call, part))]),
        }) with
        { IsPassing = true };
    }

    private static JsonObject SectionOf(ApiCall call, EditionSection part) => new()
    {
        ["kind"] = part.Kind.ToString().ToLowerInvariant(),
        ["title"] = part.Title,
        ["items"] = new JsonArray([.. part.Items.Select(item => (JsonNode)new JsonObject
        {
            ["name"] = item.Name, ["title"] = item.Title, ["summary"] = item.Summary, ["address"] = WithoutLanguage(item.Address), ["url"] = item.Address.StartsWith('/') ? call.Origin + item.Address : item.Address, ["when"] = item.When, ["language"] = item.Language,
        })]),
    };

    /// <summary>An edition keeps addresses as its readers get them.</summary>
    private static string WithoutLanguage(string address) =>
        address.Split('/', 3) is ["", var first, .. var rest] && Language.Find(first) is not null ? "/" + string.Concat(rest) : address;
}
