using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Packs.Binding;

namespace PreventPublic.Engagement.Features.Packs;

/// <summary>Adds packs. The host gives them an <c>IPublishedPieces</c> and an <see cref="Files.IPagePrinter"/>.</summary>
public static class PacksSetup
{
    public static IServiceCollection AddPacks(this IServiceCollection services) => services
        .AddSingleton<PackShelf>().AddSingleton<PackPieces>().AddSingleton<PrintKeys>()
        .AddSingleton(new ManageSection("Packs", "/packs", Permissions.BulletinsManage, 44));
}
