using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Store;
using PreventPublic.Host.Hosting;

namespace PreventPublic.Host.CommandLine;

/// <summary>The services of a command: the same settings and stores as the web site, without serving.</summary>
public static class CommandHost
{
    public static ServiceProvider Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(builder.Configuration);
        services.AddLogging();
        SiteHost.AddModules(services, builder.Configuration, builder.Environment.ContentRootPath);
        return services.BuildServiceProvider();
    }

    /// <summary>The same, with the store brought up to date.</summary>
    public static async Task<ServiceProvider> BuildWithStoresAsync(CancellationToken cancel)
    {
        var provider = Build();
        await using var store = await provider.GetRequiredService<IDbContextFactory<ContentStore>>().CreateDbContextAsync(cancel);
        await store.Database.MigrateAsync(cancel);
        return provider;
    }
}
