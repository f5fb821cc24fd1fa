using System.Net;
using System.Text.Json;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Manage;

/// <summary>On a site with more pages than anybody looks through, the one that is meant is found by its words.</summary>
public sealed class InsertingIsFound
{
    private const string Choices = "/manage/thurrock/insert-choices";

    [Fact]
    public async Task A_form_lists_a_hundred_and_the_rest_is_found()
    {
        await using var desk = await Desk.OpenAsync(Engine.Sqlite, content =>
        {
            for (var page = 0; page < 150; page++)
            {
                content.Page($"page-{page}", $"Page {page}", "Words.");
            }
        });
        var form = await (await desk.Author.GetAsync("/manage/thurrock/edit/pages/en/about")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("name=\"findPage\"", form, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"findContact\"", form, StringComparison.Ordinal);
        Assert.InRange(form.Split("<option value=\"/page-").Length, 90, 101);

        Assert.Equal(["/page-149"], await FoundAsync(desk, "?kind=pages&words=149+page"));
        Assert.Equal(["help"], await FoundAsync(desk, "?kind=contacts&words="));
        Assert.Empty(await FoundAsync(desk, "?kind=pages&words=nowhere"));
    }

    [Theory]
    [InlineData("?kind=staff")]
    [InlineData("?kind=")]
    public async Task Nothing_else_can_be_asked_for(string query)
    {
        await using var desk = await Desk.OpenAsync(Engine.Sqlite);
        Assert.Equal(HttpStatusCode.BadRequest, (await desk.Author.GetAsync(Choices + query)).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await StaffClient.Stranger(desk.Fixture).GetAsync(Choices + "?kind=pages")).StatusCode);
    }

    private static async Task<IReadOnlyList<string?>> FoundAsync(Desk desk, string query)
    {
        using var found = JsonDocument.Parse(await (await desk.Author.GetAsync(Choices + query)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return [.. found.RootElement.EnumerateArray().Select(choice => choice.GetProperty("value").GetString())];
    }
}
