using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Bulletins.Subscribe;
using PreventPublic.Engagement.Features.Consultations.Invitations;
using PreventPublic.Engagement.Features.Events.Keeping;
using PreventPublic.Engagement.Features.Partners;
using PreventPublic.Engagement.Features.Training;
using PreventPublic.Engagement.Mail;

namespace PreventPublic.Engagement.Features.DataRequests;

/// <summary>Adds the answering of data requests, over all that holds data about people.</summary>
public static class DataRequestsSetup
{
    public static IServiceCollection AddDataRequests(this IServiceCollection services) => services
        .AddPersonalData<PeopleEraser>().AddPersonalData<TrainingEraser>().AddPersonalData<SubscriberEraser>().AddPersonalData<PartnerEraser>().AddPersonalData<InvitationEraser>().AddPersonalData<MailFolder>()
        .AddSingleton<RequestDesk>()
        .AddSingleton(new ManageSection("Data requests", "/data-requests", Permissions.DataRequests, 84));

    private static IServiceCollection AddPersonalData<T>(this IServiceCollection services)
        where T : class, IPersonalData =>
        services.AddSingleton<T>().AddSingleton<IPersonalData>(all => all.GetRequiredService<T>());
}
