using PreventPublic.Core.Access;
using PreventPublic.Core.Web;

namespace PreventPublic.Staff.Undelivered;

/// <summary>Tells whoever administers all councils that something did not arrive.</summary>
public sealed class WaitingUndelivered(UndeliveredMessages messages) : IWaitingWork
{
    public const string Address = "/manage/undelivered";

    public async Task<IReadOnlyList<WaitingWork>> OfAsync(string site, StaffMember staff, CancellationToken cancel) =>
        staff.May(Permissions.StaffManage, StaffMember.EverySite) && await messages.GivenUpAsync(cancel) is var count and > 0 ? [new WaitingWork("messages that did not arrive", count, Address)] : [];
}
