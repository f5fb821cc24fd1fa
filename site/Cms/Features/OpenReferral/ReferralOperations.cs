using System.Text.Json.Nodes;
using PreventPublic.Cms.Features.Api.Calling;
using PreventPublic.Cms.Features.Api.Describing;
using PreventPublic.Cms.Features.Api.Entries;

namespace PreventPublic.Cms.Features.OpenReferral;

/// <summary>The feed that directories of services read: Open Referral UK, HSDS-UK 3.0.</summary>
public sealed class ReferralOperations : IApiGroup
{
    public const string Root = "/api/v1/open-referral";

    private const string Profile = "https://docs.openreferraluk.org/en/latest/";

    private static ApiParameter Id => ApiParameter.Path("id", "A UUID", "^[0-9a-f-]{36}$");

    private static IReadOnlyList<ApiParameter> Paging => [EntryOperations.Site, ApiParameter.Number("page", "Which page", 1, 10_000, 1), ApiParameter.Number("per_page", "How many on a page", 1, 100, 50)];

    private static JsonObject Thing => Schema.Ref("ReferralThing");

    private static JsonObject Pages => Schema.Of(
        ("total_items", Schema.Number), ("total_pages", Schema.Number), ("page_number", Schema.Number), ("size", Schema.Number), ("first_page", Schema.Flag), ("last_page", Schema.Flag), ("empty", Schema.Flag), ("contents", Schema.List(Thing)));

    public IReadOnlyList<ApiOperation> Operations =>
    [
        new("getReferralApi", Root, "Open Referral UK", "Which version of HSDS this feed has")
        {
            Answer = Schema.Of(("version", Schema.Text), ("profile", Schema.Url), ("openapi_url", Schema.Url)),
            Example = Root,
            Do = call => Task.FromResult(ApiAnswer.Json(new JsonObject { ["version"] = "3.0", ["profile"] = Profile, ["openapi_url"] = call.Origin + OpenApi.Address })),
        },
        new("listReferralServices", Root + "/services", "Open Referral UK", "Contacts and events as services")
        {
            Parameters = Paging,
            Answer = Pages,
            Example = Root + "/services?per_page=5",
            Do = call => Task.FromResult(List(call, Of(call).Services.Select(Of(call).Brief).ToList())),
        },
        new("getReferralService", Root + "/services/{id}", "Open Referral UK", "One service with all that belongs to it")
        {
            Parameters = [Id, EntryOperations.Site],
            Problems = [404],
            Answer = Thing,
            Example = Root + "/services/" + ExampleId,
            Do = call => Task.FromResult(ApiAnswer.Json(Of(call).Services.FirstOrDefault(entry => Of(call).IdOf(entry) == call["id"]) is { } entry ? Of(call).Full(entry) : throw ApiException.NotFound("service with that id"))),
        },
        new("listReferralOrganizations", Root + "/organizations", "Open Referral UK", "The organisations behind the services")
        {
            Parameters = Paging,
            Answer = Pages,
            Example = Root + "/organizations",
            Do = call => Task.FromResult(List(call, Of(call).Services.Select(Of(call).OrganisationOf).Prepend(Of(call).Organisation()).DistinctBy(one => (string)one["id"]!).ToList())),
        },
    ];

    /// <summary>The shapes are the profile's own; its compiled schemas say them in full.</summary>
    public IReadOnlyDictionary<string, JsonObject> Schemas => new Dictionary<string, JsonObject>
    {
        ["ReferralThing"] = new() { ["type"] = "object", ["description"] = "As the schemas of Open Referral UK 3.0 say: " + Profile, ["required"] = new JsonArray("id", "name"), ["properties"] = new JsonObject { ["id"] = Schema.Text, ["name"] = Schema.Text }, ["additionalProperties"] = true },
    };

    /// <summary>The emergency services, which every site has.</summary>
    private static string ExampleId => ReferralIds.Of("thurrock", "contacts/emergency-999");

    private static Referral Of(ApiCall call) => new(call.Reader, call.Origin);

    private static ApiAnswer List(ApiCall call, IReadOnlyList<JsonObject> all)
    {
        var (page, size) = (call.Number("page", 1), call.Number("per_page", 50));
        var pages = Math.Max(1, (all.Count + size - 1) / size);
        var contents = all.Skip((page - 1) * size).Take(size).ToList();
        return ApiAnswer.Json(new JsonObject
        {
            ["total_items"] = all.Count,
            ["total_pages"] = pages,
            ["page_number"] = page,
            ["size"] = contents.Count,
            ["first_page"] = page == 1,
            ["last_page"] = page >= pages,
            ["empty"] = contents.Count == 0,
            ["contents"] = new JsonArray([.. contents]),
        });
    }
}
