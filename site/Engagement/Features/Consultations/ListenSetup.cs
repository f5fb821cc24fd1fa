using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Consultations.AnswerSurvey;
using PreventPublic.Engagement.Features.Consultations.Moderation;
using PreventPublic.Engagement.Features.Consultations.SeeRounds;
using PreventPublic.Engagement.Features.Manage.Consultations;

namespace PreventPublic.Engagement.Features.Consultations;

public static class ListenSetup
{
    /// <summary>Adds the forms, the results and the moderators' queue.</summary>
    public static IServiceCollection AddListening(this IServiceCollection services) =>
        services.AddSingleton(new ManageSection("Consultations", "/consultations", Permissions.ConsultationsManage, 30)).AddSingleton<AnswerGuard>().AddSingleton<TextQueue>().AddSingleton<RoundsBoards>().AddSingleton<IWaitingWork, WaitingTexts>();
}
