using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Cms.Import;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Stores;
using PreventPublic.Core.Words;

namespace PreventPublic.Cms.Features.Search.Index;

/// <summary>What an indexing did.</summary>
public sealed record IndexReport(int Put, int Dropped, int Unchanged);

/// <summary>Brings the search index to what is published: only what changed, in one transaction, by one node.</summary>
public sealed class SearchIndexer([FromKeyedServices(ContentStore.Name)] StoreDatabase database, SearchTable table, ISearchEngine engine, Publisher publisher, WordBook words)
{
    /// <summary>Follows what this node serves. Does nothing where the index has it already, or something newer.</summary>
    /// <param name="rebuild">Makes every text anew.</param>
    public async Task<IndexReport> FollowAsync(bool rebuild, IProgress<WorkProgress>? progress, CancellationToken cancel)
    {
        var content = publisher.Current;
        await using var connection = await database.OpenAsync(cancel);
        if (!rebuild && IsDone(await table.StateAsync(connection, null, cancel), content))
        {
            return new IndexReport(0, 0, 0);
        }

        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await engine.LockAsync(connection, transaction, cancel);
        var state = await table.StateAsync(connection, transaction, cancel);
        if (!rebuild && IsDone(state, content))
        {
            // Another node was faster.
            return new IndexReport(0, 0, 0);
        }

        var report = await new Run(table, engine, words, connection, transaction, rebuild, progress, cancel).AllAsync(content);
        await table.SetStateAsync(connection, transaction, content.Number, DayOf(content), cancel);
        await transaction.CommitAsync(cancel);
        return report;
    }

    private static bool IsDone(SearchState state, PublishedContent content) =>
        state.Publication > content.Number || (state.Publication == content.Number && state.Version == IndexedTexts.Version && string.CompareOrdinal(state.Day, DayOf(content)) >= 0);

    private static string DayOf(PublishedContent content) => content.Sites.Count == 0 ? "" : Reading.Dates.Iso(content.Sites.Values.Max(site => site.Clock.Today));

    /// <summary>One pass over all sites.</summary>
    private sealed class Run(
        SearchTable table, ISearchEngine engine, WordBook words, DbConnection connection, DbTransaction transaction, bool rebuild, IProgress<WorkProgress>? progress, CancellationToken cancel)
    {
        private readonly Dictionary<(string Site, string Language, string Stem), (string Shown, int More)> _counts = [];
        private int _put, _dropped, _unchanged, _of;

        public async Task<IndexReport> AllAsync(PublishedContent content)
        {
            _of = content.Sites.Values.Sum(site => IndexedTexts.Wanted(site).Count());
            foreach (var gone in (await table.SitesAsync(connection, transaction, cancel)).Where(site => !content.Sites.ContainsKey(site)))
            {
                await DropAsync(gone, (await table.HashesAsync(connection, transaction, gone, cancel)).Select(pair => (pair.Value.Id, pair.Key.Language)));
            }

            foreach (var site in content.Sites.Values)
            {
                await SiteAsync(site);
            }

            await CountAsync();
            return new IndexReport(_put, _dropped, _unchanged);
        }

        private async Task SiteAsync(SiteContent site)
        {
            var stored = await table.HashesAsync(connection, transaction, site.Id, cancel);
            foreach (var (entry, language, scopes, hash) in IndexedTexts.Wanted(site))
            {
                stored.Remove((entry.Name, language.Code), out var known);
                if (!rebuild && known.Hash == IndexedTexts.Digest(hash))
                {
                    _unchanged++;
                    continue;
                }

                if (known.Id > 0)
                {
                    await DropAsync(site.Id, [(known.Id, language.Code)]);
                }

                await PutAsync(site, entry, language, scopes, hash);
                _put++;
                progress?.Report(new WorkProgress("Indexing", _put + _unchanged, _of));
            }

            await DropAsync(site.Id, stored.Select(pair => (pair.Value.Id, pair.Key.Language)));
            _dropped += stored.Count;
        }

        private async Task PutAsync(SiteContent site, Entry entry, Language language, IReadOnlyList<string> scopes, string hash)
        {
            var text = IndexedTexts.Make(new Reader(site, language, words[language]), entry, scopes, hash);
            var id = await table.AddAsync(connection, transaction, site.Id, text, cancel);
            IReadOnlyList<string> body = [.. text.BodyStems.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(Repeated)];
            var fields = new StemFields([.. scopes.Select(scope => Marks.Of(site.Id, scope)), Marks.Kind(text.Kind)], text.TitleStems.Split(' ', StringSplitOptions.RemoveEmptyEntries), text.MoreStems.Split(' ', StringSplitOptions.RemoveEmptyEntries), body);
            await engine.PutAsync(connection, transaction, id, fields, cancel);
            foreach (var stem in SearchTable.StemsOf(text.TitleStems, text.MoreStems, text.BodyStems))
            {
                Count(site.Id, text.Language, stem, text.Shown.GetValueOrDefault(stem, stem), 1);
            }
        }

        /// <summary>Often enough to weigh, not so often that a list of one word fills the index.</summary>
        private static IEnumerable<string> Repeated(string counted)
        {
            var colon = counted.LastIndexOf(':');
            return Enumerable.Repeat(counted[..colon], Math.Min(8, int.Parse(counted.AsSpan(colon + 1), System.Globalization.CultureInfo.InvariantCulture)));
        }

        private async Task DropAsync(string site, IEnumerable<(long Id, string Language)> texts)
        {
            foreach (var (id, language) in texts)
            {
                await engine.DropAsync(connection, transaction, id, cancel);
                foreach (var stem in await table.RemoveAsync(connection, transaction, id, cancel))
                {
                    Count(site, language, stem, stem, -1);
                }
            }
        }

        private void Count(string site, string language, string stem, string shown, int more)
        {
            var known = _counts.GetValueOrDefault((site, language, stem), (shown, 0));
            _counts[(site, language, stem)] = (more > 0 ? shown : known.Item1, known.Item2 + more);
        }

        private async Task CountAsync()
        {
            foreach (var ((site, language, stem), (shown, more)) in _counts.Where(pair => pair.Value.More != 0))
            {
                await table.CountAsync(connection, transaction, site, language, stem, shown, more, cancel);
            }

            await table.ForgetUnusedAsync(connection, transaction, cancel);
        }
    }
}
