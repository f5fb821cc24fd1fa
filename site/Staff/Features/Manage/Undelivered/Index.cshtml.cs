using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;
using PreventPublic.Staff.Undelivered;

namespace PreventPublic.Staff.Features.Manage.Undelivered;

/// <summary>Mails and other messages that did not arrive: why, and what to do with them. For whoever administers all councils, since one outbox serves them all.</summary>
[Needs(Permissions.StaffManage)]
public sealed class IndexModel(UndeliveredMessages messages) : ManagePage
{
    public IReadOnlyList<UndeliveredGroup> Groups { get; private set; } = [];

    public bool IsForAll => Staff.May(Permissions.StaffManage, StaffMember.EverySite);

    public static string Label(string kind) => kind switch
    {
        "mail" => "Mails to staff",
        "notice" => "Notices to staff",
        "letter" => "Mails about events",
        "invitation" => "Invitations to a panel",
        "renewal" => "Reminders of training",
        "subscriber" => "Mails to subscribers about their subscription",
        "statement-news" => "Statements by e-mail",
        "webhook-news" or "webhook" => "News to other programs",
        "audit" => "Lines of the audit trail",
        "fact" => "Figures",
        _ => kind,
    };

    public async Task OnGetAsync()
    {
        Title("Not delivered");
        Groups = IsForAll ? await messages.AllAsync(Cancel) : [];
    }

    public Task<IActionResult> OnPostAgainAsync(string store, string kind, string? fault) =>
        ChangeAsync(() => messages.TryAgainAsync(store, kind, fault ?? "", Staff, Cancel), count => $"{count} tried again now.");

    public Task<IActionResult> OnPostThrowAwayAsync(string store, string kind, string? fault) =>
        ChangeAsync(() => messages.ThrowAwayAsync(store, kind, fault ?? "", Staff, Cancel), count => $"{count} thrown away.");

    private async Task<IActionResult> ChangeAsync(Func<Task<int>> changeAsync, Func<int, string> say) =>
        !IsForAll ? StatusCode(403) : GoTo(WaitingUndelivered.Address, await changeAsync() is var count and > 0 ? say(count) : "They are not there any more: they arrived, or somebody else decided.");
}
