using System.Data.Common;
using System.Globalization;
using PreventPublic.Cms.Import;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Words;

namespace PreventPublic.Cms.Features.Search.Index;

/// <summary>One indexing of all sites. It goes over them until it finds, with the index locked, that nothing differs: another node may have put older texts in meanwhile.</summary>
internal sealed class IndexRun(SearchTable table, ISearchEngine engine, WordBook words, DbConnection connection, PublishedContent content, Pace pace, CancellationToken cancel)
{
    private const int TextsAtOnce = 50;

    private int _put, _dropped;

    private sealed record Wanted(SiteContent Site, Entry Entry, Language Language, IReadOnlyList<string> Scopes, string Hash);

    /// <param name="anew">Whether texts that are in the index already are made again.</param>
    public async Task<IndexReport> AllAsync(bool anew, IProgress<WorkProgress>? progress)
    {
        var all = content.Sites.Values.Sum(site => IndexedTexts.Wanted(site).Count());
        var done = false;
        while (!done)
        {
            var different = anew ? [.. content.Sites.Values.SelectMany(Of)] : await DifferentAsync(null);
            foreach (var some in different.Chunk(TextsAtOnce))
            {
                if (!await PutAsync(some, anew))
                {
                    return Report(all);
                }

                progress?.Report(new WorkProgress("Indexing", all - different.Count + _put, all));
            }

            anew = false;
            done = await EndAsync();
        }

        return Report(all);
    }

    private static IEnumerable<Wanted> Of(SiteContent site) =>
        IndexedTexts.Wanted(site).Select(wanted => new Wanted(site, wanted.Entry, wanted.Language, wanted.Scopes, wanted.Hash));

    private IndexReport Report(int all) => new(_put, _dropped, all - _put);

    private async Task<IReadOnlyList<Wanted>> DifferentAsync(DbTransaction? transaction)
    {
        var different = new List<Wanted>();
        foreach (var site in content.Sites.Values)
        {
            var stored = await table.HashesAsync(connection, transaction, site.Id, cancel);
            different.AddRange(Of(site).Where(wanted => stored.GetValueOrDefault((wanted.Entry.Name, wanted.Language.Code)).Hash != IndexedTexts.Digest(wanted.Hash)));
        }

        return different;
    }

    /// <returns>False when something newer is in the index already, which must not be written over.</returns>
    private async Task<bool> PutAsync(IReadOnlyList<Wanted> some, bool anew)
    {
        var texts = new List<(string Site, IndexedText Text)>();
        foreach (var wanted in some)
        {
            pace.Begin();
            texts.Add((wanted.Site.Id, IndexedTexts.Make(new Reader(wanted.Site, wanted.Language, words[wanted.Language]), wanted.Entry, wanted.Scopes, wanted.Hash)));
            await pace.RestAsync(cancel);
        }

        pace.Begin();
        await using (var transaction = await connection.BeginTransactionAsync(cancel))
        {
            await engine.LockAsync(connection, transaction, cancel);
            if (await IsOvertakenAsync(transaction))
            {
                return false;
            }

            var counts = new StemCounts(table, connection, transaction, cancel);
            foreach (var (site, text) in texts)
            {
                await PutAsync(transaction, site, text, anew, counts);
            }

            await counts.WriteAsync();
            await transaction.CommitAsync(cancel);
        }

        await pace.RestAsync(cancel);
        return true;
    }

    private async Task PutAsync(DbTransaction transaction, string site, IndexedText text, bool anew, StemCounts counts)
    {
        var (known, hash) = await table.HashAsync(connection, transaction, site, text.Name, text.Language, cancel);
        if (!anew && hash == text.Hash)
        {
            // Another node was faster.
            return;
        }

        if (known > 0)
        {
            await DropAsync(transaction, site, known, text.Language, counts);
        }

        var id = await table.AddAsync(connection, transaction, site, text, cancel);
        await engine.PutAsync(connection, transaction, id, FieldsOf(site, text), cancel);
        counts.Add(site, text);
        _put++;
    }

    private static StemFields FieldsOf(string site, IndexedText text) => new(
        [.. text.Scopes.Select(scope => Marks.Of(site, scope)), Marks.Kind(text.Kind)],
        text.TitleStems.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        text.MoreStems.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        [.. text.BodyStems.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(Repeated)]);

    /// <summary>Often enough to weigh, not so often that a list of one word fills the index.</summary>
    private static IEnumerable<string> Repeated(string counted)
    {
        var colon = counted.LastIndexOf(':');
        return Enumerable.Repeat(counted[..colon], Math.Min(8, int.Parse(counted.AsSpan(colon + 1), CultureInfo.InvariantCulture)));
    }

    /// <summary>Drops what is published no more and says what the index shows.</summary>
    /// <returns>False when texts differ again, so that there is more to do.</returns>
    private async Task<bool> EndAsync()
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await engine.LockAsync(connection, transaction, cancel);
        if (await IsOvertakenAsync(transaction))
        {
            return true;
        }

        if ((await DifferentAsync(transaction)).Count > 0)
        {
            return false;
        }

        var counts = new StemCounts(table, connection, transaction, cancel);
        foreach (var id in (await table.SitesAsync(connection, transaction, cancel)).Union(content.Sites.Keys))
        {
            var wanted = content.Sites.GetValueOrDefault(id) is { } site ? Of(site).Select(one => (one.Entry.Name, one.Language.Code)).ToHashSet() : [];
            foreach (var (gone, (text, _)) in (await table.HashesAsync(connection, transaction, id, cancel)).Where(pair => !wanted.Contains(pair.Key)))
            {
                await DropAsync(transaction, id, text, gone.Language, counts);
                _dropped++;
            }
        }

        await counts.WriteAsync();
        await table.SetStateAsync(connection, transaction, content.Number, SearchState.DayOf(content), cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    private async Task<bool> IsOvertakenAsync(DbTransaction transaction) => (await table.StateAsync(connection, transaction, cancel)).Publication > content.Number;

    private async Task DropAsync(DbTransaction transaction, string site, long id, string language, StemCounts counts)
    {
        await engine.DropAsync(connection, transaction, id, cancel);
        counts.Take(site, language, await table.RemoveAsync(connection, transaction, id, cancel));
    }
}
