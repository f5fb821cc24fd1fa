using System.Text.Json.Nodes;
using PreventPublic.Cms.Features.Api.Calling;
using PreventPublic.Cms.Features.Api.Describing;
using PreventPublic.Cms.Features.Api.Entries;
using PreventPublic.Cms.Published;

namespace PreventPublic.Cms.Features.OpenReferral;

/// <summary>The feed that directories of services read: Open Referral UK, HSDS-UK 3.0.</summary>
public sealed class ReferralOperations : IApiGroup
{
    public const string Root = "/api/v1/open-referral";

    private const string Profile = "https://docs.openreferraluk.org/en/latest/";

    private static ApiParameter Id => ApiParameter.Path("id", "A UUID", "^[0-9a-f-]{36}$");

    private static IReadOnlyList<ApiParameter> Paging => [EntryOperations.Site, ApiParameter.Number("page", "Which page", 1, 10_000, 1), ApiParameter.Number("per_page", "How many on a page", 1, 100, 50)];

    private static IReadOnlyList<ApiParameter> Choosing =>
    [
        .. Paging, ApiParameter.Text("search", "Words that all stand in its name or description"), IdOf("taxonomy_term_id", "With this term"), IdOf("taxonomy_id", "With any term of this taxonomy"),
        IdOf("organization_id", "Of this organisation"), ApiParameter.Date("modified_after", "Changed on or after this day"),
    ];

    private static ApiParameter IdOf(string name, string help) => ApiParameter.Text(name, help, pattern: "^[0-9a-f-]{36}$");

    private static JsonObject Thing => Schema.Ref("ReferralThing");

    private static JsonObject Pages => PagesOf(Thing);

    private static JsonObject Place => Schema.Ref("ReferralPlace");

    private static JsonObject Places => PagesOf(Place);

    private static JsonObject PagesOf(JsonObject thing) => Schema.Of(
        ("total_items", Schema.Number), ("total_pages", Schema.Number), ("page_number", Schema.Number), ("size", Schema.Number), ("first_page", Schema.Flag), ("last_page", Schema.Flag), ("empty", Schema.Flag), ("contents", Schema.List(thing)));

    public string About => "The same services in the form that Open Referral UK asks for.";

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
            Description = "Filters by age, time, day and distance are refused: nothing here says for whom or when a contact is there in a form that could be compared.",
            Parameters = Choosing,
            Answer = Pages,
            Example = Root + "/services?per_page=5",
            Do = call => Task.FromResult(List(call, Wanted(call).Select(Of(call).Brief).ToList())),
        },
        new("getReferralService", Root + "/services/{id}", "Open Referral UK", "One service with all that belongs to it")
        {
            Parameters = [Id, EntryOperations.Site],
            Problems = [404],
            Answer = Thing,
            Example = Root + "/services/" + ExampleId,
            Do = call => Task.FromResult(ApiAnswer.Json(Of(call).Services.FirstOrDefault(entry => Of(call).IdOf(entry) == call["id"]) is { } entry ? Of(call).Full(entry) : throw ApiException.NotFound("service with that id"))),
        },
        new("listReferralPlaces", Root + "/service_at_locations", "Open Referral UK", "Services that are given at a place")
        {
            Parameters = Choosing,
            Answer = Places,
            Example = Root + "/service_at_locations",
            Do = call => Task.FromResult(List(call, PlacesOf(call).ToList())),
        },
        new("listReferralTaxonomies", Root + "/taxonomies", "Open Referral UK", "The lists that services are tagged from")
        {
            Parameters = Paging,
            Answer = Pages,
            Example = Root + "/taxonomies",
            Do = call => Task.FromResult(List(call, [.. ReferralTerms.Taxonomies])),
        },
        new("getReferralTaxonomy", Root + "/taxonomies/{id}", "Open Referral UK", "One of the lists")
        {
            Parameters = [Id, EntryOperations.Site],
            Problems = [404],
            Answer = Thing,
            Example = Root + "/taxonomies/" + ReferralIds.Of("taxonomy", "need"),
            Do = call => Task.FromResult(One(call, ReferralTerms.Taxonomies, "taxonomy")),
        },
        new("listReferralTerms", Root + "/taxonomy_terms", "Open Referral UK", "What services are tagged with")
        {
            Parameters = Paging,
            Answer = Pages,
            Example = Root + "/taxonomy_terms?per_page=5",
            Do = call => Task.FromResult(List(call, [.. Of(call).Terms.Terms])),
        },
        new("getReferralTerm", Root + "/taxonomy_terms/{id}", "Open Referral UK", "One tag")
        {
            Parameters = [Id, EntryOperations.Site],
            Problems = [404],
            Answer = Thing,
            Example = Root + "/taxonomy_terms/" + ReferralIds.Of("taxonomy", "need", "child"),
            Do = call => Task.FromResult(One(call, Of(call).Terms.Terms, "term")),
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
        ["ReferralPlace"] = new() { ["type"] = "object", ["description"] = "As the schemas of Open Referral UK 3.0 say: " + Profile, ["required"] = new JsonArray("id", "service_id", "location_id"), ["properties"] = new JsonObject { ["id"] = Schema.Text, ["service_id"] = Schema.Text, ["location_id"] = Schema.Text }, ["additionalProperties"] = true },
    };

    /// <summary>The emergency services, which every site has.</summary>
    private static string ExampleId => ReferralIds.Of("thurrock", "contacts/emergency-999");

    private static Referral Of(ApiCall call) => new(call.Reader, call.Origin);

    private static IEnumerable<Entry> Wanted(ApiCall call)
    {
        var (referral, words) = (Of(call), (call["search"] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return referral.Services.Where(entry => ReferralTerms.Has(entry, call["taxonomy_term_id"], call["taxonomy_id"])
            && (call["organization_id"] is not { } body || (string?)referral.OrganisationOf(entry)["id"] == body)
            && (call.Date("modified_after") is not { } day || EntryOrder.UpdatedAt(entry) >= day.ToDateTime(TimeOnly.MinValue))
            && words.All(word => $"{call.Reader.Title(entry)} {call.Reader.Summary(entry)}".Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    private static ApiAnswer One(ApiCall call, IEnumerable<JsonObject> all, string what) =>
        ApiAnswer.Json(all.FirstOrDefault(one => (string?)one["id"] == call["id"]) ?? throw ApiException.NotFound(what + " with that id"));

    private static IEnumerable<JsonObject> PlacesOf(ApiCall call) =>
        Wanted(call).SelectMany(entry => (Of(call).Full(entry)["service_at_locations"]?.AsArray() ?? []).Select(place => (JsonObject)place!.DeepClone()));

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
