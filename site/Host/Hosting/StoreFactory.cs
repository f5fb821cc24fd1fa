using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace PreventPublic.Host.Hosting;

/// <summary>Opens a store, from a pool. Made with the services that write, it sets EF Core up only when one of them does (ADR 0005).</summary>
public sealed class StoreFactory<T>(Func<DbContextOptions<T>> options) : IDbContextFactory<T>
    where T : DbContext
{
    private readonly Lazy<PooledDbContextFactory<T>> _pool = new(() => new PooledDbContextFactory<T>(options()));

    public T CreateDbContext() => _pool.Value.CreateDbContext();
}
