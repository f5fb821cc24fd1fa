using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Cms.Import;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Stores;
using PreventPublic.Core.Words;

namespace PreventPublic.Cms.Features.Search.Index;

/// <summary>What an indexing did.</summary>
public sealed record IndexReport(int Put, int Dropped, int Unchanged);

/// <summary>
/// Brings the search index to what is published: only what changed. Texts are made before anything is locked, and put in a few at
/// a time, so that officers who save do not wait; every node may try, and each text is put once.
/// </summary>
public sealed class SearchIndexer([FromKeyedServices(ContentStore.Name)] StoreDatabase database, SearchTable table, ISearchEngine engine, Publisher publisher, WordBook words)
{
    /// <summary>Follows what this node serves. Does nothing where the index has it already, or something newer.</summary>
    /// <param name="rebuild">Makes every text anew, as fast as it goes.</param>
    public async Task<IndexReport> FollowAsync(bool rebuild, IProgress<WorkProgress>? progress, CancellationToken cancel)
    {
        var content = publisher.Current;
        await using var connection = await database.OpenAsync(cancel);
        var state = await table.StateAsync(connection, null, cancel);
        if (!rebuild && state.Shows(content))
        {
            return new IndexReport(0, 0, 0);
        }

        // An index that shows something can take its time; readers of the pages come first.
        var pace = new Pace(gentle: !rebuild && state.Publication > 0);
        return await new IndexRun(table, engine, words, connection, content, pace, cancel).AllAsync(rebuild, progress);
    }
}
