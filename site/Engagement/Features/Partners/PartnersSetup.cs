using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.DistributionLog;
using PreventPublic.Engagement.Features.Manage.KeepPartners;
using PreventPublic.Engagement.Features.Partners.SeePartners;

namespace PreventPublic.Engagement.Features.Partners;

/// <summary>Adds champions, partners and the distribution log. The host gives them an <see cref="IPrintedItems"/>.</summary>
public static class PartnersSetup
{
    public static IServiceCollection AddPartners(this IServiceCollection services) => services
        .AddSingleton<PartnerBook>().AddSingleton<PublicPartners>().AddSingleton<DistributionBook>().AddSingleton<IWaitingWork, WaitingPartners>()
        .AddSingleton(new ManageSection("Partners", "/partners", Permissions.BulletinsManage, 43));
}
