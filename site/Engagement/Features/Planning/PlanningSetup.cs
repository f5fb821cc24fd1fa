using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Planning.Calendar;
using PreventPublic.Engagement.Features.Planning.Keeping;
using PreventPublic.Engagement.Features.Planning.Sources;

namespace PreventPublic.Engagement.Features.Planning;

/// <summary>Adds the plan. The host gives it an <see cref="IPlanObjectives"/>, an <c>IStaffStanding</c> and the sources of other modules.</summary>
public static class PlanningSetup
{
    public static IServiceCollection AddPlanning(this IServiceCollection services)
    {
        services.AddSingleton<IPlanSource, OwnPlan>().AddSingleton<IPlanSource, BriefingPlan>().AddSingleton<IPlanSource, BulletinPlan>().AddSingleton<IPlanSource, ConsultationPlan>();
        services.AddSingleton<PlanBoard>().AddSingleton<PlanShelf>().AddSingleton<PlanCare>().AddSingleton<CalendarLinks>();
        return services.AddSingleton(new ManageSection("Plan", "/plan", Permissions.BulletinsManage, 45));
    }
}
