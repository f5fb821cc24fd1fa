using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Cms.Features.Search.Index;
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
}
