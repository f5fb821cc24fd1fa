using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Migrations.Postgres;

/// <summary>For <c>dotnet ef migrations add NAME --project site/Migrations.Postgres --context AnswersStore -o Migrations/Answers</c>.</summary>
public sealed class AnswersStoreDesign : IDesignTimeDbContextFactory<AnswersStore>
{
    public AnswersStore CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<AnswersStore>()
        .UseNpgsql("Host=localhost", postgres => postgres.MigrationsAssembly(typeof(AnswersStoreDesign).Assembly)
            .MigrationsHistoryTable("__EFMigrationsHistory", AnswersStore.Schema)).Options);
}
