using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using PreventPublic.Cms.Store;

namespace PreventPublic.Migrations.Postgres;

/// <summary>Lets <c>dotnet ef migrations add NAME --project site/Migrations.Postgres</c> work without a database.</summary>
public sealed class ContentStoreDesign : IDesignTimeDbContextFactory<ContentStore>
{
    public ContentStore CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<ContentStore>()
        .UseNpgsql("Host=localhost", postgres => postgres.MigrationsAssembly(typeof(ContentStoreDesign).Assembly)
            .MigrationsHistoryTable("__EFMigrationsHistory", ContentStore.Schema)).Options);
}
