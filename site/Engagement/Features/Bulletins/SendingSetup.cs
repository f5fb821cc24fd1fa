using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Features.Bulletins.Bounces;
using PreventPublic.Engagement.Features.Bulletins.Sending;
using PreventPublic.Engagement.Features.Bulletins.Subscribe;
using PreventPublic.Engagement.Mail;

namespace PreventPublic.Engagement.Features.Bulletins;

/// <summary>Adds subscribers, and what sends to them.</summary>
public static class SendingSetup
{
    public static IServiceCollection AddSending(this IServiceCollection services)
    {
        services.AddSingleton<SubscriberLinks>().AddSingleton<Subscribing>().AddSingleton<IDelivery, SubscriberLetterDelivery>();
        services.AddSingleton<Mailings>().AddSingleton<Subscribers>().AddSingleton<BulletinFrame>().AddSingleton<BulkMime>();
        services.AddSingleton<Expansion>().AddSingleton<RecipientRows>().AddSingleton<RecipientEraser>().AddSingleton<SubscriberReader>().AddSingleton<Throttle>().AddSingleton<MailingBatch>().AddSingleton<MailingRun>();
        services.AddSingleton<Suppressing>().AddSingleton<BounceCount>().AddSingleton<BounceFolder>().AddSingleton<BounceMailbox>().AddSingleton<NotifyHook>();
        return services.AddSingleton<IBulkLine>(all => all.GetRequiredService<MailOptions>().Transport == MailOptions.BySmtp
            ? ActivatorUtilities.CreateInstance<SmtpBulkLine>(all)
            : ActivatorUtilities.CreateInstance<TransportBulkLine>(all));
    }
}
