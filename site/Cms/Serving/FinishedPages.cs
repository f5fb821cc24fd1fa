using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using PreventPublic.Cms.Published;

namespace PreventPublic.Cms.Serving;

/// <summary>Names one answer: the site's id, the origin it was asked at, the path with its language, and the query with its question mark.</summary>
public readonly record struct PageAddress(string Site, bool Secure, string Host, string Path, string Query)
{
    public static PageAddress Of(string site, HttpRequest request) =>
        new(site, request.IsHttps, request.Host.Value ?? "", request.Path.Value ?? "", request.QueryString.Value ?? "");
}

/// <summary>The answers made so far, up to a limit. A publication drops what depends on what changed, and nothing else.</summary>
public sealed class FinishedPages : IDisposable
{
    private readonly ConcurrentDictionary<PageAddress, FinishedPage> _pages = new();
    private readonly long _limit;
    private readonly TimeProvider _time;
    private readonly Publisher _publisher;
    private readonly Lock _forgetting = new();
    private readonly Lock _keeping = new();
    private readonly ConcurrentQueue<(PageAddress Address, FinishedPage Page)> _dropped = new();
    private long _size;

    public FinishedPages(Publisher publisher, PageCacheOptions options, TimeProvider time)
    {
        (_limit, _publisher, _time) = (options.CacheMegabytes * 1024L * 1024L, publisher, time);
        publisher.Swapped += Drop;
    }

    public int Count => _pages.Count;

    /// <summary>Taken while a page is made: as many at a time as there are processors, since more would only take more memory.</summary>
    public SemaphoreSlim Making { get; } = new(Environment.ProcessorCount);

    public long SizeInBytes => Interlocked.Read(ref _size);

    public FinishedPage? Find(PageAddress address)
    {
        if (!_pages.TryGetValue(address, out var page))
        {
            return null;
        }

        if (page.FreshUntilTicks != long.MaxValue && page.FreshUntilTicks <= _time.GetUtcNow().UtcTicks)
        {
            Remove(address);
            return null;
        }

        return page;
    }

    /// <param name="madeFrom">The site that the page shows. What was made from one that is no longer published is not kept.</param>
    public void Keep(PageAddress address, FinishedPage page, SiteContent madeFrom)
    {
        page.Packed();
        lock (_keeping)
        {
            // A publication is seen here, or waits to drop what is added here: nobody is sent an old page after it.
            if (!ReferenceEquals(_publisher.Current.Sites.GetValueOrDefault(address.Site), madeFrom))
            {
                return;
            }

            if (_pages.TryAdd(address, page))
            {
                Interlocked.Add(ref _size, page.Size);
                page.Grew = bytes => Interlocked.Add(ref _size, bytes);
            }
        }

        if (SizeInBytes > _limit)
        {
            Forget();
        }
    }

    /// <summary>How often each was sent to readers since this was last asked; those dropped since then too.</summary>
    public IEnumerable<(PageAddress Address, string CountedAs, long Sent)> TakeSent()
    {
        while (_dropped.TryDequeue(out var dropped))
        {
            if (dropped.Page.TakeSent() is > 0 and var sent)
            {
                yield return (dropped.Address, dropped.Page.CountedAs!, sent);
            }
        }

        foreach (var (address, page) in _pages)
        {
            if (page.TakeSent() is > 0 and var sent)
            {
                yield return (address, page.CountedAs!, sent);
            }
        }
    }

    public void Dispose() => Making.Dispose();

    private void Drop(PublishedContent old, PublishedContent now)
    {
        using var _ = _keeping.EnterScope();
        foreach (var site in now.Sites.Values)
        {
            var changed = old.Sites.GetValueOrDefault(site.Id) is { } before ? ContentChanges.Between(before, site) : null;
            foreach (var (address, page) in _pages)
            {
                if (address.Site == site.Id && (changed is null || page.Uses.Overlaps(changed)))
                {
                    Remove(address);
                }
            }
        }
    }

    /// <summary>Forgets the tenth that was longest not asked for.</summary>
    private void Forget()
    {
        if (!_forgetting.TryEnter())
        {
            return;
        }

        try
        {
            foreach (var (address, _) in _pages.OrderBy(pair => pair.Value.LastUsed).Take(1 + _pages.Count / 10))
            {
                Remove(address);
            }
        }
        finally
        {
            _forgetting.Exit();
        }
    }

    private void Remove(PageAddress address)
    {
        if (_pages.TryRemove(address, out var page))
        {
            Interlocked.Add(ref _size, -page.Size);
            if (page.CountedAs is not null)
            {
                _dropped.Enqueue((address, page));
            }
        }
    }
}
