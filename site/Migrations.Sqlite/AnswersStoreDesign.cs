using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Migrations.Sqlite;

/// <summary>For <c>dotnet ef migrations add NAME --project site/Migrations.Sqlite --context AnswersStore -o Migrations/Answers</c>.</summary>
public sealed class AnswersStoreDesign : IDesignTimeDbContextFactory<AnswersStore>
{
    public AnswersStore CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<AnswersStore>()
        .UseSqlite("Data Source=design.db", sqlite => sqlite.MigrationsAssembly(typeof(AnswersStoreDesign).Assembly)).Options);
}
