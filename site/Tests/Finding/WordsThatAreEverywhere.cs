using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Finding;

/// <summary>On a large site a word that nearly every page has is not weighed on all of them, and the right page still comes first.</summary>
public sealed class WordsThatAreEverywhere
{
    private const int Pages = 2_100;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task They_find_titles_first_and_give_way_to_words_that_tell(Engine engine)
    {
        using var content = new TestContent();
        for (var page = 0; page < Pages; page++)
        {
            content.Page($"page{page}", $"Leaflet {page}", "Come to the pavilion whenever it suits.");
        }

        content.Page("opening", "The pavilion", "When its doors open.").Page("jam", "Making jam", "Bring oranges for marmalade to the kitchen.");
        await using var fixture = await SearchIsSafe.IndexedAsync(engine, content.Folder);
        Assert.Equal("/opening", await FirstAsync(fixture, "pavilion"));
        Assert.Equal("/jam", await FirstAsync(fixture, "marmalade pavilion"));
        Assert.Equal("/page1234", await FirstAsync(fixture, "pavilion leaflet 1234"));
        Assert.Equal("/opening", await FirstAsync(fixture, "pavillion"));
    }

    private static async Task<string?> FirstAsync(SiteFixture fixture, string words) =>
        (await fixture.On().PageAsync($"/search?q={Uri.EscapeDataString(words)}")).QuerySelector(".pp-list__item a")?.GetAttribute("href");
}
