using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Cms.Features.Api;
using PreventPublic.Cms.Features.Api.Describing;
using PreventPublic.Testing;
using PreventPublic.Tests.Listening.Attack;
using Xunit;

namespace PreventPublic.Tests.Delivery;

/// <summary>Whatever is asked gets an answer of the 2xx, 3xx or 4xx kind, as a Problem Detail where it is none.</summary>
public sealed class AnythingMayBeAsked
{
    private static readonly string[] Values =
    [
        "", "0", "-1", "1", "99999999999", "1.5", "true", "TRUE", "null", "page", "page,page,page", "../../etc/passwd", "%2e%2e%2f", "/", "//evil.example", "/worried", "2026-02-30", "2026-12-01", "9999-12-31", "0001-01-01", "'; DROP TABLE x;--", "\"><script>", "ئ\u0652", "\u202E", "\u0000", "kind:lesson",
        "joinLink:https", "title:a:b:c", "eyJhIjoxfQ", "WyJhZGRyZXNzIiwiIiwiIl0", "AAAA", "ur", "xx", "thurrock", "nowhere", ",,,,", new string('a', 900), string.Join(',', Enumerable.Repeat("page", 60)), "🧨",
    ];

    [Fact]
    public async Task What_is_asked_wrongly_is_no_error_in_the_log()
    {
        using var tape = new LogTape();
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite, log: tape);
        await fixture.On().JsonAsync("/api/v1/entries/pages/nothing-of-the-kind", HttpStatusCode.NotFound);
        await fixture.On().JsonAsync("/api/v1/entries?limit=many", HttpStatusCode.BadRequest);
        var lines = Encoding.UTF8.GetString(tape.Take());
        Assert.DoesNotContain("unhandled exception", lines, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("nothing-of-the-kind", lines, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_any_parameter_of_any_operation()
    {
        await using var fixture = await Api.StartAsync();
        var operations = fixture.Services.GetRequiredService<ApiDesk>().Operations.Where(operation => operation.Method == "GET").ToList();
        var asked = new List<string>();
        Gen.Select(Gen.Int[0, operations.Count - 1], Gen.Int[0, 100_000], Gen.Int[0, Values.Length - 1], Gen.Int[0, Values.Length - 1])
            .Sample((operation, number, one, other) => asked.Add(AddressOf(operations[operation], number, Values[one], Values[other])), iter: 700, threads: 1);
        foreach (var address in asked)
        {
            await RightAsync(await fixture.On().GetAsync(address), address);
        }
    }

    private static string AddressOf(ApiOperation operation, int number, string one, string other)
    {
        // A real server refuses a zero in a path before the site sees it; the one in tests falls over it.
        (one, other) = (one.Replace("\0", "", StringComparison.Ordinal), other.Replace("\0", "", StringComparison.Ordinal));
        var path = operation.Path.Replace("{folder}", number % 3 == 0 ? Uri.EscapeDataString(one) : "pages", StringComparison.Ordinal).Replace("{key}", number % 2 == 0 ? Uri.EscapeDataString(other) : "worried", StringComparison.Ordinal);
        var names = operation.Parameters.Where(parameter => !parameter.InPath).Select(parameter => parameter.Name).Append("bogus").ToList();
        return $"{path}?{names[number % names.Count]}={Uri.EscapeDataString(one)}&{names[number / 7 % names.Count]}={Uri.EscapeDataString(other)}";
    }

    [Theory]
    [InlineData("{\"answers\":{\"who\":[[[[]]]]}}", 400)]
    [InlineData("{\"answers\":{\"who\":\"maybe\"}}", 422)]
    [InlineData("{\"answers\":{\"nobody\":\"yes\"}}", 422)]
    [InlineData("{\"answers\":{\"who\":{\"a\":1}}}", 422)]
    [InlineData("{\"answers\":[]}", 422)]
    [InlineData("[]", 422)]
    [InlineData("null", 422)]
    [InlineData("{\"answers\":{\"who\":null}}", 422)]
    [InlineData("{", 400)]
    [InlineData("", 400)]
    [InlineData("{\"answers\":{},\"answers\":{}}", 400)]
    public async Task In_a_walk(string body, int status)
    {
        await using var fixture = await Api.StartAsync();
        using var http = fixture.CreateClient();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        var response = await http.PostAsync(new Uri("http://thurrock.localhost/api/v1/flows/venue-hire/walk"), content, TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)response.StatusCode);
        await RightAsync(response, body);
    }

    [Fact]
    public async Task Too_much_too_often_or_in_the_wrong_way()
    {
        await using var fixture = await SiteFixture.NewAsync(Engine.Sqlite);
        fixture.Settings["Api:RequestsPerMinute"] = "30";
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await fixture.WalkAsync("venue-hire", new JsonObject(), "text/plain")).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await fixture.WalkAsync("venue-hire", new JsonObject { ["answers"] = new string('x', 20_000) })).StatusCode);
        using (var http = fixture.CreateClient())
        using (var twice = new StringContent("""{"answers":{"who":"yes","who":"no"}}""", Encoding.UTF8, "application/json"))
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await http.PostAsync(new Uri("http://thurrock.localhost/api/v1/flows/venue-hire/walk"), twice, TestContext.Current.CancellationToken)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.RequestUriTooLong, (await fixture.On().GetAsync("/api/v1/entries?where=" + new string('a', 2500))).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await fixture.On().SendAsync(HttpMethod.Delete, "/api/v1/entries")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await fixture.On().GetAsync("/ur/api/v1/entries")).StatusCode);
        HttpResponseMessage last = null!;
        for (var asked = 0; asked < 40; asked++)
        {
            last = await fixture.On().GetAsync($"/api/v1/entries?limit={asked + 1}");
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last.StatusCode);
        Assert.InRange(int.Parse(Assert.Single(last.Headers.GetValues("Retry-After")), System.Globalization.CultureInfo.InvariantCulture), 1, 60);
        Assert.StartsWith("\"default\";r=0;t=", Assert.Single(last.Headers.GetValues("RateLimit")), StringComparison.Ordinal);

        // What is finished costs nothing and is given on.
        Assert.Equal(HttpStatusCode.OK, (await fixture.On().GetAsync("/api/v1/entries?limit=1")).StatusCode);
        fixture.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await fixture.On().GetAsync("/api/v1/entries?limit=77")).StatusCode);
    }

    [Fact]
    public async Task Headers_that_others_send_change_no_answer_that_is_kept()
    {
        await using var fixture = await Api.StartAsync();
        var poisoned = await fixture.On().SendAsync(HttpMethod.Get, "/api/v1", ("X-Forwarded-Host", "evil.example"), ("X-Original-URL", "/evil"), ("Forwarded", "host=evil.example"), ("Origin", "https://evil.example"));
        Assert.DoesNotContain("evil", await poisoned.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.DoesNotContain("evil", await fixture.On().TextAsync("/api/v1"), StringComparison.Ordinal);
        Assert.Equal("*", Assert.Single(poisoned.Headers.GetValues("Access-Control-Allow-Origin")));
    }

    private static async Task RightAsync(HttpResponseMessage response, string asked)
    {
        Assert.True((int)response.StatusCode is >= 200 and < 500, $"{asked} answered {(int)response.StatusCode}");
        if ((int)response.StatusCode >= 400)
        {
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
            var problem = (JsonObject)JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
            Assert.Equal((int)response.StatusCode, (int)problem["status"]!);
            Assert.NotEmpty((string?)problem["detail"] ?? "");
        }
    }
}
