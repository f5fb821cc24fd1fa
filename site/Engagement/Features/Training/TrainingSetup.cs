using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Access;
using PreventPublic.Core.Outbox;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Training.Renewing;
using PreventPublic.Engagement.Features.Training.Reporting;

namespace PreventPublic.Engagement.Features.Training;

/// <summary>Adds training records. The host runs a <see cref="TrainingWorker"/>.</summary>
public static class TrainingSetup
{
    public static IServiceCollection AddTraining(this IServiceCollection services) => services
        .AddSingleton<TrainingRecorder>().AddSingleton<TrainingBook>().AddSingleton<TrainingReports>().AddSingleton<RenewalReminders>().AddSingleton<IDelivery, RenewalDelivery>().AddSingleton<MyTraining>()
        .AddSingleton(new ManageSection("Training", "/training", Permissions.EventsManage, 21));
}
