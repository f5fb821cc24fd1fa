using System.Text.Json.Nodes;
using PreventPublic.Cms.Features.Api.Calling;
using PreventPublic.Cms.Features.Api.Describing;
using PreventPublic.Cms.Features.Api.Entries;
using PreventPublic.Engagement.Features.Partners;
using PreventPublic.Engagement.Features.Partners.SeePartners;

namespace PreventPublic.Host.Api.Telling;

/// <summary>
/// Champions, partner organisations and priority stakeholders as they are published, by role. Names are not in it: who agreed to stand
/// on a page did not agree to be copied by programs, where nobody could take the name back.
/// </summary>
public sealed class PartnerOperations(PublicPartners partners) : IApiGroup
{
    private static readonly string[] Kinds = [.. Enum.GetNames<PartnerKind>().Select(name => name.ToLowerInvariant())];

    public string About => "Champions and partners, by role.";

    public IReadOnlyList<ApiOperation> Operations =>
    [
        new("listPartners", "/api/v1/partners", "Partners", "Champions, partner organisations and priority stakeholders")
        {
            Parameters = [ApiParameter.OneOf("kind", "Only of this kind", Kinds), EntryOperations.Site, EntryOperations.Speaks],
            Answer = Schema.Of(("items", Schema.List(Schema.Ref("Partner")))),
            Example = "/api/v1/partners",
            Do = ListAsync,
        },
    ];

    public IReadOnlyDictionary<string, JsonObject> Schemas => new Dictionary<string, JsonObject>
    {
        ["Partner"] = Schema.Of(("kind", Schema.OneOf(Kinds)), ("role", Schema.Text), ("body", Schema.Text), ("language", Schema.Text)),
    };

    private async Task<ApiAnswer> ListAsync(ApiCall call)
    {
        var all = await partners.AllAsync(call.Site.Id, call.Language.Code, call.Cancel);
        return ApiAnswer.Json(new JsonObject
        {
            ["items"] = new JsonArray([.. all.Where(one => call["kind"] is null || KindOf(one) == call["kind"]).Select(one => (JsonNode)new JsonObject
            {
                ["kind"] = KindOf(one), ["role"] = one.Role, ["body"] = one.Body, ["language"] = one.Language,
            })]),
        }) with
        { IsPassing = true };
    }

    private static string KindOf(PublicPartner partner) => partner.Kind.ToString().ToLowerInvariant();
}
