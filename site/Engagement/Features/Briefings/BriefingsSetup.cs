using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Briefings.Archive;
using PreventPublic.Engagement.Features.Briefings.Record;
using PreventPublic.Engagement.Features.Manage.Briefings;

namespace PreventPublic.Engagement.Features.Briefings;

/// <summary>Adds the record of briefings. The host gives it an <c>IPublishedPieces</c>.</summary>
public static class BriefingsSetup
{
    public static IServiceCollection AddBriefings(this IServiceCollection services) => services
        .AddSingleton<BriefingShelf>().AddSingleton<BriefingSteps>().AddSingleton<BriefingArchive>()
        .AddSingleton<IWaitingWork, WaitingBriefings>()
        .AddSingleton(new ManageSection("Briefings", "/briefings", Permissions.BulletinsManage, 42));
}
