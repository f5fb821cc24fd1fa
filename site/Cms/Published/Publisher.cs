using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Stores;

namespace PreventPublic.Cms.Published;

/// <summary>Holds what is published now, and takes up what any node publishes.</summary>
public sealed class Publisher([FromKeyedServices(ContentStore.Name)] StoreDatabase database, StoredContent stored, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private readonly ContentAssembly _assembly = new(time);
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
            await AssembleAsync(rows, newest, cancel);
            var old = _current;
            _current = new PublishedContent(newest, _assembly.Sites, NextSecond(old.Since));
            Swapped?.Invoke(old, _current);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private async Task AssembleAsync(PublishedRows rows, long newest, CancellationToken cancel)
    {
        var media = await rows.MediaAsync(cancel);

        // A store that came back from a backup may have fewer publications than were seen.
        var touched = _current.Number > 0 && newest > _current.Number ? await rows.TouchedSinceAsync(_current.Number, cancel) : null;
        if (touched is null)
        {
            _assembly.Replace(await stored.AllAsync(rows, cancel), media);
        }
        else
        {
            _assembly.Change(await stored.OfAsync(rows, touched, cancel), media);
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
