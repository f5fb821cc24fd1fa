using System.Net;
using System.Text.Json.Nodes;
using PreventPublic.Cms.Features.Search.Index;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Delivery;

/// <summary>Words for talking to the API in tests.</summary>
internal static class Api
{
    public static async Task<JsonObject> JsonAsync(this Browse browse, string address, HttpStatusCode status = HttpStatusCode.OK)
    {
        var response = await browse.GetAsync(address);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"{address} answered {(int)response.StatusCode}, not {(int)status}: {text[..Math.Min(300, text.Length)]}");
        return (JsonObject)JsonNode.Parse(text)!;
    }

    public static IEnumerable<JsonObject> Items(this JsonObject answer) => answer["items"]!.AsArray().Select(item => (JsonObject)item!);

    /// <summary>Every entry of a site in a language, page by page.</summary>
    public static async Task<IReadOnlyList<JsonObject>> EverythingAsync(this Browse browse, string query)
    {
        var all = new List<JsonObject>();
        for (string? next = "/api/v1/entries?" + query; next is not null;)
        {
            var page = await browse.JsonAsync(next);
            all.AddRange(page.Items());
            next = (string?)page["next"];
        }

        return all;
    }

    public static async Task<HttpResponseMessage> WalkAsync(this SiteFixture fixture, string flow, JsonNode? body, string type = "application/json")
    {
        using var http = fixture.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://thurrock.localhost/api/v1/flows/{flow}/walk") { Content = new StringContent(body?.ToJsonString() ?? "", System.Text.Encoding.UTF8, type) };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        return await http.SendAsync(request);
    }

    public static async Task<SiteFixture> StartAsync(string? content = null, Engine engine = Engine.Sqlite)
    {
        var fixture = await SiteFixture.StartAsync(engine, content);
        await fixture.Services.GetRequiredService<SearchIndexer>().FollowAsync(rebuild: false, null, CancellationToken.None);
        return fixture;
    }
}
