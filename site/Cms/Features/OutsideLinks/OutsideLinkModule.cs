using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;

namespace PreventPublic.Cms.Features.OutsideLinks;

/// <summary>Adds the looks at what pages lead to.</summary>
public static class OutsideLinkModule
{
    public static IServiceCollection AddOutsideLinks(this IServiceCollection services)
    {
        services.AddOptions<OutsideLinkOptions>().BindConfiguration(OutsideLinkOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<LinkPlaces>();
        services.AddSingleton<LinkTable>();
        services.AddSingleton<LinkLooker>();
        services.AddSingleton<PoliteLooks>();
        services.AddSingleton<BrokenLinks>();
        services.AddSingleton<LinkRounds>();
        services.AddSingleton<LinkLists>();
        services.AddSingleton<Vouching>();
        services.AddHostedService<LinkWorker>();
        services.AddSingleton<IWaitingWork, LinksToMend>();
        services.AddSingleton(new ManageSection("Links to elsewhere", "/links", Permissions.ContentRead, 18));
        return services;
    }
}
