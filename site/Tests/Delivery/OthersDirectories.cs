using System.Text.Json.Nodes;
using NJsonSchema;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Delivery;

/// <summary>Directories of services and search engines read what they are given by their own rules.</summary>
public sealed class OthersDirectories
{
    private static readonly string Profile = Path.Combine(Repository.Root, "..", "shared", "vectors", "open-referral-uk");

    [Fact]
    public async Task Open_referral_services_fit_the_profiles_schemas()
    {
        if (!Directory.Exists(Profile))
        {
            // Schemas that cannot be shipped.
            TestContext.Current.SendDiagnosticMessage("The schemas of Open Referral UK are not beside the checkout (../shared/vectors/open-referral-uk); copy them there to check against them.");
            return;
        }

        var (service, brief, organisation) = (await SchemaAsync("service"), await SchemaAsync("service_list"), await SchemaAsync("organization_list"));
        using var content = new TestContent();
        content.Contact("line", "0800 011 3764").Event("course", 10, "repeats: FREQ=WEEKLY;COUNT=5\nstreet: 1 High Street\npostcode: RM17 6SL\naccess: [step-free]").Event("online", 5, "online: true");
        await using var shipped = await Api.StartAsync();
        await using var small = await Api.StartAsync(content.Folder);
        foreach (var browse in new[] { shipped.On(), shipped.On("newham.localhost"), small.On() })
        {
            var list = await browse.JsonAsync("/api/v1/open-referral/services?per_page=100");
            Assert.NotEmpty(list["contents"]!.AsArray());
            foreach (var one in list["contents"]!.AsArray().Select(one => one!))
            {
                Fits(brief, one);
                Fits(service, await browse.JsonAsync($"/api/v1/open-referral/services/{one["id"]}"));
            }

            Assert.All((await browse.JsonAsync("/api/v1/open-referral/organizations"))["contents"]!.AsArray(), one => Fits(organisation, one!));
        }

        var all = (await small.On().JsonAsync("/api/v1/open-referral/services"))["contents"]!.AsArray();
        var bodies = await Task.WhenAll(all.Select(async one => (await small.On().JsonAsync($"/api/v1/open-referral/services/{one!["id"]}")).ToJsonString()));
        Assert.Single(bodies, body => body.Contains("RM17 6SL", StringComparison.Ordinal));

        // The control: the schemas do find fault.
        Assert.NotEmpty(service.Validate("{\"id\":\"1\",\"name\":\"x\",\"status\":\"sleeping\"}"));
    }

    [Fact]
    public async Task Every_page_that_ships_says_what_it_is_in_data_that_can_be_read()
    {
        await using var fixture = await Api.StartAsync();
        var kinds = new HashSet<string>();
        foreach (var entry in await fixture.On().EverythingAsync("type=page,guide,landing,resource,update,event&limit=100&fields=address"))
        {
            var page = await fixture.On().PageAsync((string)entry["address"]!);
            foreach (var script in page.QuerySelectorAll("script[type='application/ld+json']"))
            {
                var data = (JsonObject)JsonNode.Parse(script.TextContent)!;
                Assert.Equal("https://schema.org", (string?)data["@context"]);
                kinds.UnionWith(data["@graph"]!.AsArray().Select(node => (string)node!["@type"]!));
            }
        }

        var contacts = (JsonObject)JsonNode.Parse((await fixture.On().PageAsync("/contacts")).QuerySelector("script[type='application/ld+json']")!.TextContent)!;
        kinds.UnionWith(contacts["@graph"]!.AsArray().Select(node => (string)node!["@type"]!));
        Assert.Superset(new HashSet<string> { "BreadcrumbList", "GovernmentService", "GovernmentOrganization", "ContactPoint" }, kinds);
    }

    private static Task<JsonSchema> SchemaAsync(string name) => JsonSchema.FromFileAsync(Path.Combine(Profile, name + ".json"));

    private static void Fits(JsonSchema schema, JsonNode json)
    {
        var faults = schema.Validate(json.ToJsonString());
        Assert.True(faults.Count == 0, $"{json["name"]}: {string.Join("; ", faults.Take(5))}");
    }
}
