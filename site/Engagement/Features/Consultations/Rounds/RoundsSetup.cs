using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Access;
using PreventPublic.Core.Outbox;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Consultations.Invitations;
using PreventPublic.Engagement.Features.Consultations.Keeping;
using PreventPublic.Engagement.Features.Consultations.Panel;

namespace PreventPublic.Engagement.Features.Consultations.Rounds;

public static class RoundsSetup
{
    /// <summary>Adds rounds, their boxes and ballots. The host gives the answers store and an <see cref="IConsultationDirectory"/>.</summary>
    public static IServiceCollection AddRounds(this IServiceCollection services) => services
        .AddSingleton(RandomKeys.Real)
        .AddSingleton<AnswersDatabase>()
        .AddSingleton<BoxDoors>()
        .AddSingleton<BoxWriter>()
        .AddSingleton<SealedRounds>()
        .AddSingleton<Issuing>()
        .AddSingleton<RoundDesk>()
        .AddSingleton<Inviting>()
        .AddSingleton<IDelivery, InvitationDelivery>()
        .AddSingleton<PaperForms>()
        .AddSingleton<OpeningBox>()
        .AddSingleton<OpenedAnswers>()
        .AddSingleton<Closing>()
        .AddSingleton<PageRounds>()
        .AddSingleton<AnswerEraser>()
        .AddSingleton<PanelGuard>()
        .AddSingleton<ClosingDesk>()
        .AddSingleton(new ManageSection("Rounds", "/rounds", Permissions.ConsultationsManage, 31));
}
