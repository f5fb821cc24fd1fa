using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Stores;

namespace PreventPublic.Cms.Published;

/// <summary>Holds what is published now, and takes up what any node publishes.</summary>
public sealed class Publisher([FromKeyedServices(ContentStore.Name)] StoreDatabase database, StoredContent stored, TimeProvider time) : IDisposable
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
            if (await PublishedRows.NewestAsync(database, cancel) == _current.Number)
            {
                return;
            }

            await using var rows = await PublishedRows.BeginAsync(database, cancel);
            var newest = await rows.NewestAsync(cancel);
            var documents = await stored.PublishedAsync(rows, cancel);
            var media = await rows.MediaAsync(cancel);
            var old = _current;
            _current = new PublishedContent(newest, new SiteAssembler(time).Assemble(documents, media), NextSecond(old.Since));
            Swapped?.Invoke(old, _current);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private DateTimeOffset NextSecond(DateTimeOffset before)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().AddTicks(TimeSpan.TicksPerSecond - 1).ToUnixTimeSeconds());
        return now > before ? now : before.AddSeconds(1);
    }

    public Task<byte[]?> BytesAsync(string hash, CancellationToken cancel) => PublishedRows.BytesAsync(database, hash, cancel);

    public void Dispose() => _oneAtATime.Dispose();
}
