using PreventPublic.Cms.Features.Api.Describing;
using PreventPublic.Cms.Features.Api.Happening;
using PreventPublic.Cms.Features.Api.Preview;

namespace PreventPublic.Host.Api;

/// <summary>Brings to the delivery API what other modules than the CMS know. A module that has something to add gets an <see cref="IApiGroup"/> here.</summary>
public static class DeliverySetup
{
    public static IServiceCollection AddDelivery(this IServiceCollection services)
    {
        services.AddSingleton<IPlaces, PlacesOfEvents>();
        services.AddSingleton<IStaffStanding, StandingOfStaff>();
        services.AddSingleton<IApiGroup, FlowOperations>();
        return services;
    }
}
