using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Store;

namespace PreventPublic.Cms.Published;

/// <summary>Holds what is published now, and takes up what any node publishes.</summary>
public sealed class Publisher(IDbContextFactory<ContentStore> stores, StoredContent stored, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private volatile PublishedContent _current = PublishedContent.Empty;

    public PublishedContent Current => _current;

    /// <summary>Told the old and the new content after each swap.</summary>
    public event Action<PublishedContent, PublishedContent>? Swapped;

    /// <summary>Takes up the newest publication, if it is not the one served.</summary>
    public async Task RefreshAsync(CancellationToken cancel = default)
    {
        await _oneAtATime.WaitAsync(cancel);
        try
        {
            await using var store = await stores.CreateDbContextAsync(cancel);
            if (await NewestAsync(store, cancel) is var newest && newest == _current.Number)
            {
                return;
            }

            // One transaction, so that the content is that of one publication and not of two.
            await using var moment = await store.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel);
            newest = await NewestAsync(store, cancel);
            var documents = await stored.PublishedAsync(store, cancel);
            var media = await MediaAsync(store, cancel);
            var old = _current;
            _current = new PublishedContent(newest, new SiteAssembler(time).Assemble(documents, media));
            Swapped?.Invoke(old, _current);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public async Task<byte[]?> BytesAsync(string hash, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await store.Blobs.AsNoTracking().Where(blob => blob.Hash == hash).Select(blob => blob.Bytes).FirstOrDefaultAsync(cancel);
    }

    public void Dispose() => _oneAtATime.Dispose();

    private static async Task<long> NewestAsync(ContentStore store, CancellationToken cancel) =>
        await store.Publications.AsNoTracking().Select(publication => (long?)publication.Number).MaxAsync(cancel) ?? 0;

    private static async Task<Dictionary<string, IReadOnlyDictionary<string, string>>> MediaAsync(ContentStore store, CancellationToken cancel) =>
        (await store.Media.AsNoTracking().ToListAsync(cancel)).GroupBy(media => media.Site, StringComparer.Ordinal).ToDictionary(
            site => site.Key,
            site => (IReadOnlyDictionary<string, string>)site.ToDictionary(media => media.Name, media => media.Hash, StringComparer.Ordinal),
            StringComparer.Ordinal);
}
