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

    /// <summary>The same, with the stores brought up to date.</summary>
    public static async Task<ServiceProvider> BuildWithStoresAsync(CancellationToken cancel)
    {
        var provider = Build();
        await provider.MigrateStoresAsync(cancel);
        return provider;
    }
}
