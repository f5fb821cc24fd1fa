using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Staff;
using PreventPublic.Staff.Store;

namespace PreventPublic.Migrations.Sqlite;

/// <summary>For <c>dotnet ef migrations add NAME --project site/Migrations.Sqlite --context StaffStore -o Migrations/Staff</c>.</summary>
public sealed class StaffStoreDesign : IDesignTimeDbContextFactory<StaffStore>
{
    public StaffStore CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<StaffStore>()
        .UseApplicationServiceProvider(new ServiceCollection().AddStaffSchema().BuildServiceProvider())
        .UseSqlite("Data Source=design.db", sqlite => sqlite.MigrationsAssembly(typeof(StaffStoreDesign).Assembly)).Options);
}
