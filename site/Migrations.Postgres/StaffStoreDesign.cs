using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Staff;
using PreventPublic.Staff.Store;

namespace PreventPublic.Migrations.Postgres;

/// <summary>For <c>dotnet ef migrations add NAME --project site/Migrations.Postgres --context StaffStore -o Migrations/Staff</c>.</summary>
public sealed class StaffStoreDesign : IDesignTimeDbContextFactory<StaffStore>
{
    public StaffStore CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<StaffStore>()
        .UseApplicationServiceProvider(new ServiceCollection().AddStaffSchema().BuildServiceProvider())
        .UseNpgsql("Host=localhost", postgres => postgres.MigrationsAssembly(typeof(StaffStoreDesign).Assembly)
            .MigrationsHistoryTable("__EFMigrationsHistory", StaffStore.Schema)).Options);
}
