using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Cms.Features.Search.Index;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Stores;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Finding;

/// <summary>What is published is found, what is withdrawn is not, and only what changed is indexed again.</summary>
public sealed class TheIndexFollows
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_publication_is_found_within_a_second_and_a_withdrawal_at_once(Engine engine)
    {
        using var content = new TestContent();
        content.Page("tea", "Tea", "Come for a pomegranate infusion.").Page("other", "Other", "Something else.");
        await using var fixture = await SearchIsSafe.IndexedAsync(engine, content.Folder);
        content.Page("tea", "Tea", "Come for a tamarind infusion.");
        await fixture.ImportAsync(content.Folder);
        var began = Stopwatch.GetTimestamp();
        await fixture.RefreshAsync();
        while (!(await fixture.On().TextAsync("/search?q=tamarind")).Contains("pp-list__item", StringComparison.Ordinal))
        {
            Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(1), "The index is more than a second behind.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.DoesNotContain("pp-list__item", await fixture.On().TextAsync("/search?q=pomegranate"), StringComparison.Ordinal);
        File.Delete(Path.Combine(content.Folder, "thurrock", "pages", "tea.md"));
        await fixture.ImportAsync(content.Folder, withdraw: true);
        await fixture.RefreshAsync();

        // Whether or not the index has followed yet.
        Assert.DoesNotContain("pp-list__item", await fixture.On().TextAsync("/search?q=tamarind"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_changed_is_indexed_again_and_a_rebuild_finds_the_same()
    {
        using var content = new TestContent();
        content.Page("one", "One", "Apples.").Page("two", "Two", "Pears.");
        await using var fixture = await SearchIsSafe.IndexedAsync(Engine.Sqlite, content.Folder);
        var indexer = fixture.Services.GetRequiredService<SearchIndexer>();
        content.Page("two", "Two", "Quinces.");
        await fixture.ImportAsync(content.Folder);

        // Not through the publisher's event, which would race with this.
        await fixture.RefreshAsync();
        var rebuilt = await indexer.FollowAsync(rebuild: true, null, CancellationToken.None);
        Assert.Equal(3, rebuilt.Put);
        Assert.Equal(new IndexReport(0, 0, 0), await indexer.FollowAsync(rebuild: false, null, CancellationToken.None));
        Assert.Contains("/two", await fixture.On().TextAsync("/search?q=quinces"), StringComparison.Ordinal);
    }

    /// <summary>One host has not heard of the newest publication yet, and both make the whole index at once, in several steps.</summary>
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_newest_stays_when_two_hosts_index_at_once(Engine engine)
    {
        using var content = new TestContent();
        Say(content, "tamarind0");
        await using var newest = await SearchIsSafe.IndexedAsync(engine, content.Folder);
        await using var behind = newest.Beside();
        var (first, second) = (newest.Services.GetRequiredService<SearchIndexer>(), behind.Services.GetRequiredService<SearchIndexer>());
        for (var round = 1; round <= 4; round++)
        {
            Say(content, $"tamarind{round}");
            Assert.True((await newest.ImportAsync(content.Folder)).Applied);
            await newest.RefreshAsync();
            await Task.WhenAll(Task.Run(() => second.FollowAsync(rebuild: true, null, CancellationToken.None)), Task.Run(() => first.FollowAsync(rebuild: true, null, CancellationToken.None)));
            Assert.Equal(Pages, await InAsync(newest, "SearchTexts", "COUNT(*)", $"\"Body\" LIKE '%tamarind{round}%'"));
            Assert.Equal(0, await InAsync(newest, "SearchTexts", "COUNT(*)", $"\"Body\" LIKE '%tamarind{round - 1}%'"));
            Assert.Equal(Pages, await InAsync(newest, "SearchWords", "SUM(\"Texts\")", "\"Shown\" LIKE 'tamarind%'"));
            await behind.RefreshAsync();
        }
    }

    private const int Pages = 120;

    private static void Say(TestContent content, string word)
    {
        for (var page = 0; page < Pages; page++)
        {
            content.Page($"page{page}", $"Page {page}", $"Come for {word}.");
        }
    }

    private static async Task<long> InAsync(SiteFixture fixture, string table, string what, string where)
    {
        var database = fixture.Services.GetRequiredKeyedService<StoreDatabase>(ContentStore.Name);
        await using var connection = await database.OpenAsync(CancellationToken.None);
        await using var command = connection.Command($"SELECT {what} FROM {database.Table(table)} WHERE {where}");
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}
