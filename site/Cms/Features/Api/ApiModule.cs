using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PreventPublic.Cms.Features.Api.Contacts;
using PreventPublic.Cms.Features.Api.Describing;
using PreventPublic.Cms.Features.Api.Entries;
using PreventPublic.Cms.Features.Api.Finding;
using PreventPublic.Cms.Features.Api.Happening;
using PreventPublic.Cms.Features.Api.Limits;
using PreventPublic.Cms.Features.Api.Navigating;
using PreventPublic.Cms.Features.Api.Preview;
using PreventPublic.Cms.Features.OpenReferral;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Serving;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;

namespace PreventPublic.Cms.Features.Api;

/// <summary>Adds the delivery API. A further module joins by an <see cref="IApiGroup"/> that the host registers.</summary>
public static class ApiModule
{
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddOptions<ApiOptions>().BindConfiguration(ApiOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<ApiOptions>>().Value);
        services.AddSingleton(provider => new ApiPages(new FinishedPages(
            provider.GetRequiredService<Publisher>(), new PageCacheOptions { CacheMegabytes = provider.GetRequiredService<ApiOptions>().CacheMegabytes }, provider.GetRequiredService<TimeProvider>())));
        services.AddSingleton<ApiLimits>();
        services.AddSingleton<ApiDesk>();
        services.AddSingleton<IApiGroup, SiteOperations>();
        services.AddSingleton<IApiGroup, EntryOperations>();
        services.AddSingleton<IApiGroup, ContactOperations>();
        services.AddSingleton<IApiGroup, EventOperations>();
        services.AddSingleton<IApiGroup, SearchOperations>();
        services.AddSingleton<IApiGroup, ReferralOperations>();
        services.AddSingleton<PreviewTokens>();
        services.AddSingleton<Drafts>();
        services.AddSingleton<IApiGroup, PreviewOperations>();
        services.AddSingleton(new ManageSection("Preview access", "/preview-tokens", Permissions.ContentRead, 82));
        return services;
    }
}
