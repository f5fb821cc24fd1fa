using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using PreventPublic.Cms.Store;
using PreventPublic.Engagement.Store;
using PreventPublic.Metrics.Store;

namespace PreventPublic.Migrations.Sqlite;

/// <summary>Lets <c>dotnet ef migrations add NAME --project site/Migrations.Sqlite</c> work without a database.</summary>
public sealed class ContentStoreDesign : IDesignTimeDbContextFactory<ContentStore>
{
    public ContentStore CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<ContentStore>()
        .UseSqlite("Data Source=design.db", sqlite => sqlite.MigrationsAssembly(typeof(ContentStoreDesign).Assembly)).Options);
}

/// <inheritdoc cref="ContentStoreDesign" />
public sealed class PeopleStoreDesign : IDesignTimeDbContextFactory<PeopleStore>
{
    public PeopleStore CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PeopleStore>()
        .UseSqlite("Data Source=design.db", sqlite => sqlite.MigrationsAssembly(typeof(PeopleStoreDesign).Assembly)).Options);
}

/// <inheritdoc cref="ContentStoreDesign" />
public sealed class MetricsStoreDesign : IDesignTimeDbContextFactory<MetricsStore>
{
    public MetricsStore CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<MetricsStore>()
        .UseSqlite("Data Source=design.db", sqlite => sqlite.MigrationsAssembly(typeof(MetricsStoreDesign).Assembly)).Options);
}
