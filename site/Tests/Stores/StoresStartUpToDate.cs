using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Cms.Store;
using PreventPublic.Host.Hosting;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Stores;

public sealed class StoresStartUpToDate
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_migrations_read_from_the_file_are_those_that_EF_Core_knows(Engine engine)
    {
        await using var fixture = await SiteFixture.StartAsync(engine);
        var prepared = fixture.Services.GetServices<StoreToPrepare>().ToList();
        Assert.NotEmpty(prepared);
        foreach (var store in prepared)
        {
            await using var opened = await store.OpenAsync(TestContext.Current.CancellationToken);
            Assert.Equal(opened.Database.GetMigrations().Order(StringComparer.Ordinal), MigrationIds.In(store.Migrations, store.Store).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task A_store_that_lacks_a_migration_is_brought_up_to_date()
    {
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite);
        var stores = fixture.Services.GetRequiredService<IDbContextFactory<ContentStore>>();
        await using var store = await stores.CreateDbContextAsync(TestContext.Current.CancellationToken);
        var migrator = Microsoft.EntityFrameworkCore.Infrastructure.AccessorExtensions.GetService<Microsoft.EntityFrameworkCore.Migrations.IMigrator>(store.Database);
        await migrator.MigrateAsync(store.Database.GetMigrations().First(), TestContext.Current.CancellationToken);
        Assert.NotEmpty(await store.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken));

        await fixture.Services.MigrateStoresAsync(TestContext.Current.CancellationToken);

        Assert.Empty(await store.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken));
    }
}
