using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using PreventPublic.Cms.Store;
using PreventPublic.Engagement.Store;
using PreventPublic.Metrics.Store;

namespace PreventPublic.Migrations.Postgres;

/// <summary>Lets <c>dotnet ef migrations add NAME --project site/Migrations.Postgres</c> work without a database.</summary>
public sealed class ContentStoreDesign : IDesignTimeDbContextFactory<ContentStore>
{
    public ContentStore CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<ContentStore>()
        .UseNpgsql("Host=localhost", postgres => postgres.MigrationsAssembly(typeof(ContentStoreDesign).Assembly)
            .MigrationsHistoryTable("__EFMigrationsHistory", ContentStore.Schema)).Options);
}

/// <inheritdoc cref="ContentStoreDesign" />
public sealed class PeopleStoreDesign : IDesignTimeDbContextFactory<PeopleStore>
{
    public PeopleStore CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PeopleStore>()
        .UseNpgsql("Host=localhost", postgres => postgres.MigrationsAssembly(typeof(PeopleStoreDesign).Assembly)
            .MigrationsHistoryTable("__EFMigrationsHistory", PeopleStore.Schema)).Options);
}

/// <inheritdoc cref="ContentStoreDesign" />
public sealed class MetricsStoreDesign : IDesignTimeDbContextFactory<MetricsStore>
{
    public MetricsStore CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<MetricsStore>()
        .UseNpgsql("Host=localhost", postgres => postgres.MigrationsAssembly(typeof(MetricsStoreDesign).Assembly)
            .MigrationsHistoryTable("__EFMigrationsHistory", MetricsStore.Schema)).Options);
}
