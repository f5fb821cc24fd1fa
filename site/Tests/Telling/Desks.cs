using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Access;
using PreventPublic.Engagement.Features.Bulletins.Desk;
using PreventPublic.Staff.Roles;
using PreventPublic.Testing;

namespace PreventPublic.Tests.Telling;

/// <summary>The two people whom a bulletin needs.</summary>
internal static class Desks
{
    public const string Bulletins = "/manage/thurrock/bulletins";
    public const string November = Bulletins + "/2026-11";

    public static readonly Role Officer = Role.All.First(role => role.Permissions.Contains(Permissions.BulletinsManage) && !role.Permissions.Contains(Permissions.ContentApprove));

    public static readonly Role Approver = Role.All.First(role => role.Permissions.Contains(Permissions.ContentApprove) && !role.Permissions.Contains(Permissions.BulletinsManage));

    public static async Task<StaffClient> BeginAsync(SiteFixture site)
    {
        var officer = await StaffClient.SignInAsync(site, Officer);
        await officer.DoAsync(Bulletins, "", ("Month", "2026-11"));
        return officer;
    }

    /// <summary>November's bulletin of Thurrock as the desk proposes it, approved and out.</summary>
    public static async Task SendNovemberAsync(SiteFixture site, CancellationToken cancel) => await SendAsync(site, await BeginAsync(site), cancel);

    /// <summary>What was begun goes out.</summary>
    public static async Task SendAsync(SiteFixture site, StaffClient officer, CancellationToken cancel)
    {
        await officer.DoAsync(November, "Ask");
        await (await StaffClient.SignInAsync(site, Approver)).DoAsync(November + "/review", "Approve");
        await officer.DoAsync(November + "/send", "Now");
        if (await site.Services.GetRequiredService<BulletinSchedule>().LetOutDueAsync(cancel) != 1)
        {
            throw new InvalidOperationException("The bulletin did not go out.");
        }
    }
}
