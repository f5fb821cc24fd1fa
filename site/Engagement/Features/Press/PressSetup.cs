using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Manage.PressLog;

namespace PreventPublic.Engagement.Features.Press;

/// <summary>Adds the press log. The host gives it an <see cref="IColleagues"/>.</summary>
public static class PressSetup
{
    public static IServiceCollection AddPressLog(this IServiceCollection services) => services
        .AddSingleton<PressBook>().AddSingleton<PressList>().AddSingleton<PressReminders>().AddSingleton<PressEraser>().AddSingleton<IWaitingWork, WaitingPress>()
        .AddSingleton(new ManageSection("Press log", "/press", Permissions.BulletinsManage, 41));
}
