using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Manage.EventPlans;
using PreventPublic.Engagement.Features.Planning.Sources;

namespace PreventPublic.Engagement.Features.EventPlans;

/// <summary>Adds event plans.</summary>
public static class EventPlansSetup
{
    public static IServiceCollection AddEventPlans(this IServiceCollection services) =>
        services.AddSingleton<EventPlanShelf>().AddSingleton<IPlanSource, EventPlanSource>().AddSingleton<IWaitingWork, WaitingPlans>();
}
