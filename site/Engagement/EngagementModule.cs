using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PreventPublic.Core.Access;
using PreventPublic.Core.Outbox;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Briefings;
using PreventPublic.Engagement.Features.Bulletins;
using PreventPublic.Engagement.Features.Bulletins.Bounces;
using PreventPublic.Engagement.Features.Bulletins.Sending;
using PreventPublic.Engagement.Features.Consultations.Keeping;
using PreventPublic.Engagement.Features.Consultations.Rounds;
using PreventPublic.Engagement.Features.DataRequests;
using PreventPublic.Engagement.Features.EventPlans;
using PreventPublic.Engagement.Features.Events;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Events.Certificates;
using PreventPublic.Engagement.Features.Events.Keeping;
using PreventPublic.Engagement.Features.Events.Letters;
using PreventPublic.Engagement.Features.Events.Register;
using PreventPublic.Engagement.Features.Manage.Events;
using PreventPublic.Engagement.Features.Packs;
using PreventPublic.Engagement.Features.Partners;
using PreventPublic.Engagement.Features.Planning;
using PreventPublic.Engagement.Features.Press;
using PreventPublic.Engagement.Features.Training;
using PreventPublic.Engagement.HumanCheck;
using PreventPublic.Engagement.Mail;

namespace PreventPublic.Engagement;

/// <summary>Adds Engagement. The host gives it the people store, a <c>WordBook</c>, an <c>IEventDirectory</c>, an <c>ISiteKeeping</c> and <c>ILetterWords</c>.</summary>
public static class EngagementModule
{
    public static IServiceCollection AddEngagement(this IServiceCollection services, bool postgres)
    {
        services.AddChecked<EventsOptions>(EventsOptions.Section).AddChecked<HumanCheckOptions>(HumanCheckOptions.Section).AddChecked<PressOptions>(PressOptions.Section).AddChecked<ConsultationsOptions>(ConsultationsOptions.Section);
        services.AddChecked<MailOptions>(MailOptions.Section).AddChecked<BulkOptions>(BulkOptions.Section).AddChecked<BounceOptions>(BounceOptions.Section);
        services.AddSingleton<Features.Keeping.KeepingPeriods>();
        services.AddMail().AddHumanCheck();
        _ = postgres ? services.AddSingleton<ISessionLock, PostgresSessionLock>() : services.AddSingleton<ISessionLock, SqliteSessionLock>();
        services.AddSingleton<SessionQueue>();
        services.AddSingleton<Moving>();
        services.AddSingleton<IUrgentWork>(all => all.GetRequiredService<SessionQueue>());
        services.AddSingleton<HeldPlaces>();
        services.AddSingleton<SessionChoices>();
        services.AddSingleton<Registering>();
        services.AddSingleton<Freeing>();
        services.AddSingleton<Door>();
        services.AddSingleton<Rolls>();
        services.AddSingleton<Trail>();
        services.AddSingleton<OfficerLetters>();
        services.AddSingleton(new ManageSection("Events", "/events", Permissions.EventsManage, 20));
        services.AddSingleton<LetterWriter>();
        services.AddSingleton<IDelivery, LetterDelivery>();
        services.AddSingleton<SessionCare>();
        services.AddSending();
        services.AddPressLog().AddPartners().AddTraining().AddEventPlans().AddDataRequests();
        return Features.Consultations.ListenSetup.AddListening(services.AddRounds().AddBulletins().AddBriefings().AddPacks().AddPlanning());
    }

    private static IServiceCollection AddMail(this IServiceCollection services)
    {
        services.AddHttpClient(NotifyTransport.ClientName, client => client.Timeout = TimeSpan.FromSeconds(30));
        services.AddSingleton<MimeMaker>();
        services.AddSingleton<IDelivery, MailDelivery>();
        return services.AddSingleton<IMailTransport>(all => all.GetRequiredService<MailOptions>().Transport switch
        {
            MailOptions.BySmtp => ActivatorUtilities.CreateInstance<SmtpTransport>(all),
            MailOptions.ByNotify => ActivatorUtilities.CreateInstance<NotifyTransport>(all),
            _ => ActivatorUtilities.CreateInstance<FolderTransport>(all),
        });
    }

    private static IServiceCollection AddHumanCheck(this IServiceCollection services)
    {
        services.AddHttpClient(RecaptchaCheck.ClientName, client => client.Timeout = TimeSpan.FromSeconds(5));
        services.AddSingleton<SharedSecrets>();
        services.AddSingleton<Attendance>();
        services.AddSingleton<CertificateCode>();
        services.AddSingleton<FormTickets>();
        services.AddSingleton<FormGuard>();
        return services.AddSingleton<IHumanCheck>(all => all.GetRequiredService<HumanCheckOptions>().Provider switch
        {
            HumanCheckOptions.Recaptcha => ActivatorUtilities.CreateInstance<RecaptchaCheck>(all),
            HumanCheckOptions.None => new NoHumanCheck(),
            _ => ActivatorUtilities.CreateInstance<AltchaCheck>(all),
        });
    }

    private static IServiceCollection AddChecked<T>(this IServiceCollection services, string section)
        where T : class
    {
        services.AddOptions<T>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton(all => all.GetRequiredService<IOptions<T>>().Value);
    }
}
