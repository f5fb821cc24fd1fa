using PreventPublic.Cms.Features.Api.Describing;
using PreventPublic.Cms.Features.Api.Happening;
using PreventPublic.Cms.Features.Api.Preview;
using PreventPublic.Core.Access;
using PreventPublic.Host.Api.Listening;
using PreventPublic.Host.Api.Measuring;
using PreventPublic.Host.Api.Telling;

namespace PreventPublic.Host.Api;

/// <summary>Brings to the delivery API what other modules than the CMS know. A module that has something to add gets an <see cref="IApiGroup"/> here.</summary>
public static class DeliverySetup
{
    public static IServiceCollection AddDelivery(this IServiceCollection services)
    {
        services.AddSingleton<IPlaces, PlacesOfEvents>();
        services.AddSingleton<IStaffStanding, StandingOfStaff>();
        services.AddSingleton<IApiGroup, FlowOperations>();
        services.AddSingleton<IApiGroup, ConsultationOperations>();
        services.AddSingleton<IApiGroup, StrategyOperations>();
        services.AddSingleton<IApiGroup, BulletinOperations>();
        services.AddSingleton<IApiGroup, BriefingOperations>();
        services.AddSingleton<IApiGroup, PartnerOperations>();
        return services;
    }
}
