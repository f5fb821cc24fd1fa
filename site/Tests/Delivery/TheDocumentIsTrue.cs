using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Cms.Features.Api;
using PreventPublic.Staff.Roles;
using PreventPublic.Testing;
using PreventPublic.Tests.Telling;
using Xunit;

namespace PreventPublic.Tests.Delivery;

/// <summary>
/// Every operation's example is asked, and every status that the document names is brought about; Ajv, which is not ours, checks
/// the answers against the document, and TypeScript a front end against the types that openapi-typescript makes of it.
/// </summary>
public sealed class TheDocumentIsTrue
{
    private static readonly string Front = Path.Combine(Repository.Root, "e2e-tests", "front");

    [Fact]
    public async Task Every_answer_is_as_the_document_says()
    {
        await using var fixture = await SiteFixture.NewAsync(Engine.Sqlite);
        fixture.Settings["Api:RequestsPerMinute"] = "100000";
        await fixture.Services.GetRequiredService<PreventPublic.Cms.Features.Search.Index.SearchIndexer>().FollowAsync(false, null, CancellationToken.None);
        await Desks.SendNovemberAsync(fixture, TestContext.Current.CancellationToken);
        var answers = new JsonArray();
        foreach (var operation in fixture.Services.GetRequiredService<ApiDesk>().Operations.Where(operation => !operation.NeedsToken))
        {
            answers.Add(await AnswerAsync(operation.Id, 200, operation.Method == "GET" ? await fixture.On().GetAsync(operation.Example) : await fixture.WalkAsync("venue-hire", operation.BodyExample)));
            answers.Add(await AnswerAsync(operation.Id, 400, operation.Method == "GET" ? await fixture.On().GetAsync(operation.Path.Replace("{folder}", "pages", StringComparison.Ordinal).Replace("{key}", "x", StringComparison.Ordinal).Replace("{month}", "2026-11", StringComparison.Ordinal) + "?bogus=1") : await BadAsync(fixture)));
        }

        foreach (var (id, status, address) in Problems)
        {
            answers.Add(await AnswerAsync(id, status, await fixture.On().GetAsync(address)));
        }

        await foreach (var answer in PreviewedAsync(fixture))
        {
            answers.Add(answer);
        }

        answers.Add(await AnswerAsync("walkFlow", 404, await fixture.WalkAsync("nothing", new JsonObject { ["answers"] = new JsonObject() })));
        answers.Add(await AnswerAsync("walkFlow", 413, await fixture.WalkAsync("venue-hire", new JsonObject { ["answers"] = new string('x', 20_000) })));
        answers.Add(await AnswerAsync("walkFlow", 415, await fixture.WalkAsync("venue-hire", new JsonObject(), "text/plain")));
        answers.Add(await AnswerAsync("walkFlow", 422, await fixture.WalkAsync("venue-hire", new JsonObject())));
        foreach (var everything in new[] { "/api/v1/entries?body=html,text,markdown&include=contacts,pages,resources,events,updates,media&depth=2&limit=100&total=true", "/api/v1/entries?language=ur&limit=100", "/api/v1/entries?site=newham&language=bn&limit=100&sort=-updated" })
        {
            answers.Add(await AnswerAsync("listEntries", 200, await fixture.On().GetAsync(everything)));
        }

        using var little = new TestContent().Write("thurrock/redirects/gone.md", "---\ntitle: Gone\nfrom: /gone\ngone: true\n---\n");
        await using var plain = await SiteFixture.StartAsync(Engine.Sqlite, little.Folder);
        foreach (var (id, address) in WithoutStrategy)
        {
            answers.Add(await AnswerAsync(id, 404, await plain.On().GetAsync(address)));
        }

        answers.Add(await AnswerAsync("getAddress", 410, await plain.On().GetAsync("/api/v1/address?path=/gone")));
        var folder = Directory.CreateTempSubdirectory("prevent-api-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "openapi.json"), await fixture.On().TextAsync("/openapi/v1.json"), TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(Path.Combine(folder, "answers.json"), answers.ToJsonString(), TestContext.Current.CancellationToken);
            Install();
            var (code, output) = Shell.Run("node", Path.Combine(Front, "check.js"), folder);
            TestContext.Current.TestOutputHelper?.WriteLine(output);
            Assert.True(code == 0, output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static readonly (string Id, int Status, string Address)[] Problems =
    [
        ("getEntry", 404, "/api/v1/entries/pages/nothing"), ("getAddress", 404, "/api/v1/address?path=/nothing"), ("getAddress", 301, "/api/v1/address?path=/toolkit"),
        ("getEvent", 404, "/api/v1/events/nothing"), ("getFlow", 404, "/api/v1/flows/nothing"), ("getConsultation", 404, "/api/v1/consultations/nothing"), ("getBulletin", 404, "/api/v1/bulletins/2020-01"), ("getReferralService", 404, $"/api/v1/open-referral/services/{Guid.Empty}"), ("getReferralTaxonomy", 404, $"/api/v1/open-referral/taxonomies/{Guid.Empty}"), ("getReferralTerm", 404, $"/api/v1/open-referral/taxonomy_terms/{Guid.Empty}"), ("listEntries", 200, "/api/v1/entries?type=event,update,banner"),
    ];

    private static readonly (string Id, string Address)[] WithoutStrategy =
    [
        ("getStrategy", "/api/v1/strategy"), ("listFigures", "/api/v1/strategy/figures"), ("listActions", "/api/v1/strategy/actions"), ("listReports", "/api/v1/strategy/reports"),
    ];

    internal static void Install()
    {
        if (!Directory.Exists(Path.Combine(Front, "node_modules", "ajv")))
        {
            Shell.Require("npm", "ci", "--prefix", Front, "--no-audit", "--no-fund", "--loglevel=error");
        }
    }

    private static async Task<HttpResponseMessage> BadAsync(SiteFixture fixture)
    {
        using var http = fixture.CreateClient();
        using var content = new StringContent("{", System.Text.Encoding.UTF8, "application/json");
        return await http.PostAsync(new Uri("http://thurrock.localhost/api/v1/flows/venue-hire/walk"), content);
    }

    /// <summary>Every status of the operations that need a token.</summary>
    private static async IAsyncEnumerable<JsonObject> PreviewedAsync(SiteFixture fixture)
    {
        var editor = await StaffClient.SignInAsync(fixture, Role.Editor);
        await editor.DoAsync("/manage/thurrock/edit/pages/en/home", "Save", ("Body", "As drafted."));
        var made = await editor.SendAsync("/manage/thurrock/preview-tokens", "Make", ("Note", "conformance"), ("For", "7"));
        var token = ("Authorization", "Bearer " + (await StaffClient.ReadAsync(made, "tokens", System.Net.HttpStatusCode.OK)).QuerySelector("code")!.TextContent);
        foreach (var (id, address, missing) in new[] { ("previewEntry", "/api/v1/preview/entries/pages/home", "/api/v1/preview/entries/pages/nothing"), ("previewAddress", "/api/v1/preview/address?path=/", "/api/v1/preview/address?path=/nothing"), ("listDrafts", "/api/v1/preview/entries", "") })
        {
            var more = address.Contains('?', StringComparison.Ordinal) ? '&' : '?';
            yield return await AnswerAsync(id, 200, await fixture.On().SendAsync(HttpMethod.Get, address, token));
            yield return await AnswerAsync(id, 400, await fixture.On().SendAsync(HttpMethod.Get, $"{address}{more}bogus=1", token));
            yield return await AnswerAsync(id, 401, await fixture.On().GetAsync(address));
            yield return await AnswerAsync(id, 403, await fixture.On().SendAsync(HttpMethod.Get, $"{address}{more}site=newham", token));
            if (missing.Length > 0)
            {
                yield return await AnswerAsync(id, 404, await fixture.On().SendAsync(HttpMethod.Get, missing, token));
            }
        }
    }

    private static async Task<JsonObject> AnswerAsync(string operation, int status, HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == (int)response.StatusCode, $"{operation}: {(int)response.StatusCode}, not {status}: {text[..Math.Min(200, text.Length)]}");
        var type = response.Content.Headers.ContentType?.MediaType;
        return new JsonObject { ["operation"] = operation, ["status"] = status, ["type"] = type, ["body"] = type?.EndsWith("json", StringComparison.Ordinal) == true && text.Length > 0 ? JsonNode.Parse(text) : text };
    }
}
