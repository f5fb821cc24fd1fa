using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Bulletins.Archive;
using PreventPublic.Engagement.Features.Bulletins.Desk;
using PreventPublic.Engagement.Features.Manage.Bulletins;
using PreventPublic.Engagement.Features.Manage.KeepSubscribers;

namespace PreventPublic.Engagement.Features.Bulletins;

/// <summary>Adds the bulletin desk. The host gives it an <c>IBulletinMaterial</c>.</summary>
public static class BulletinsSetup
{
    public static IServiceCollection AddBulletins(this IServiceCollection services)
    {
        services.AddSingleton<BulletinShelf>();
        services.AddSingleton<EditionMaker>();
        services.AddSingleton<BulletinCheck>();
        services.AddSingleton<BulletinReview>();
        services.AddSingleton<BulletinSchedule>();
        services.AddSingleton<BulletinArchive>();
        services.AddSingleton<SubscriberDesk>();
        services.AddSingleton<IWaitingWork, WaitingBulletins>();
        services.AddSingleton(new ManageSection("Bulletins", "/bulletins", Permissions.BulletinsManage, 40));
        return services;
    }
}
