using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Access;
using PreventPublic.Core.Outbox;
using PreventPublic.Core.Web;

namespace PreventPublic.Cms.Features.Webhooks;

/// <summary>Adds telling others what is published.</summary>
public static class WebhookModule
{
    public static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.AddOptions<WebhookOptions>().BindConfiguration(WebhookOptions.Section);
        services.AddSingleton<WebhookClient>();
        services.AddSingleton<WebhookKeys>();
        services.AddSingleton<ComingNews>().AddSingleton<IDelivery, FanOut>();
        services.AddSingleton<IDelivery, WebhookSending>();
        services.AddSingleton(new ManageSection("Webhooks", "/webhooks", Permissions.SiteSettings, 80));
        return services;
    }
}
