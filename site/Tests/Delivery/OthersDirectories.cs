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
        var places = await SchemaAsync("service_at_location_list");
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
        var course = Assert.Single(bodies, body => body.Contains("RM17 6SL", StringComparison.Ordinal));
        Assert.Contains("\"valid_to\":\"2027-01-07\"", course, StringComparison.Ordinal);
        var at = Assert.Single((await small.On().JsonAsync("/api/v1/open-referral/service_at_locations"))["contents"]!.AsArray())!;
        Fits(places, at);

        // The control: the schemas do find fault.
        Assert.NotEmpty(service.Validate("{\"id\":\"1\",\"name\":\"x\",\"status\":\"sleeping\"}"));
    }

    [Fact]
    public async Task Services_are_found_by_the_terms_they_are_tagged_with_by_words_and_by_day()
    {
        await using var fixture = await Api.StartAsync();
        var root = "/api/v1/open-referral/";
        var term = (await fixture.On().JsonAsync(root + "taxonomy_terms?per_page=100"))["contents"]!.AsArray().Single(one => (string?)one!["name"] == "A child or young person")!;
        Assert.Contains((string?)term["taxonomy_id"], (await fixture.On().JsonAsync(root + "taxonomies"))["contents"]!.AsArray().Select(one => (string?)one!["id"]));
        var found = await NamesAsync(fixture, $"taxonomy_term_id={term["id"]}");
        Assert.Contains("Childline", found);
        Assert.DoesNotContain(found, name => name.Contains("Samaritans", StringComparison.Ordinal));
        foreach (var one in (await fixture.On().JsonAsync($"{root}services?taxonomy_term_id={term["id"]}"))["contents"]!.AsArray())
        {
            var whole = await fixture.On().JsonAsync($"{root}services/{one!["id"]}");
            Assert.Contains((string?)term["id"], whole["attributes"]!.AsArray().Select(tag => (string?)tag!["taxonomy_term_id"]));
        }

        Assert.Equal(["Childline"], await NamesAsync(fixture, "search=childline"));
        Assert.Empty(await NamesAsync(fixture, "modified_after=2099-01-01"));
        Assert.Empty(await NamesAsync(fixture, $"taxonomy_term_id={Guid.Empty}"));
        await fixture.On().JsonAsync(root + "services?proximity=500", System.Net.HttpStatusCode.BadRequest);
    }

    private static async Task<List<string>> NamesAsync(SiteFixture fixture, string query) =>
        [.. (await fixture.On().JsonAsync("/api/v1/open-referral/services?" + query))["contents"]!.AsArray().Select(one => (string)one!["name"]!)];

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

        // What ships are samples, and samples must not reach anybody's calendar.
        using var content = new TestContent().Event("evening", 5).Event("talk", 5, "online: true");
        await using var small = await Api.StartAsync(content.Folder);
        foreach (var (key, place) in new[] { ("evening", "Place"), ("talk", "VirtualLocation") })
        {
            var graph = ((JsonObject)JsonNode.Parse((await small.On().PageAsync($"/ur/events/{key}")).QuerySelector("script[type='application/ld+json']")!.TextContent)!)["@graph"]!.AsArray();
            var data = graph.Single(node => (string)node!["@type"]! == "Event")!;
            Assert.Equal(($"http://thurrock.localhost/ur/events/{key}", place, "en"), ((string)data["url"]!, (string)data["location"]!["@type"]!, (string)data["inLanguage"]!));
            Assert.True(place == "Place" || (string)data["location"]!["url"]! == (string)data["url"]!);
        }

        foreach (var list in new[] { "/strategy/how-are-we-doing", "/bulletins", "/consultations", "/venue-hire" })
        {
            Assert.Contains("BreadcrumbList", (await fixture.On().PageAsync(list)).QuerySelector("script[type='application/ld+json']")?.TextContent ?? list, StringComparison.Ordinal);
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
