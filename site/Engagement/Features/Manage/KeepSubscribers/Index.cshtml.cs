using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core;
using PreventPublic.Core.Access;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Bulletins;
using PreventPublic.Engagement.Features.Bulletins.Sending;
using PreventPublic.Engagement.Features.Bulletins.Subscribe;
using PreventPublic.Engagement.Features.Events.Directory;

namespace PreventPublic.Engagement.Features.Manage.KeepSubscribers;

/// <summary>Who gets the bulletin, by number; and one person who asks what is held about them. Nobody can list addresses.</summary>
[Needs(Permissions.BulletinsManage)]
public sealed class IndexModel(IEventDirectory directory, Subscribers subscribers, SubscriberDesk desk) : ManagePage
{
    [BindProperty]
    public string Email { get; set; } = "";

    public IReadOnlyList<SubscriberCount> Counts { get; private set; } = [];

    public int Suppressed { get; private set; }

    /// <summary>What was asked for; null before.</summary>
    public FoundSubscriber? Found { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await ReadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostFindAsync()
    {
        if (!await ReadAsync())
        {
            return NotFound();
        }

        if (!EmailAddress.IsValid(Email))
        {
            return NotAnAddress();
        }

        Found = await desk.FindAsync(Site!, Email, Staff, Cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostEraseAsync()
    {
        if (!await ReadAsync())
        {
            return NotFound();
        }

        if (!EmailAddress.IsValid(Email))
        {
            return NotAnAddress();
        }

        var erased = await desk.EraseAsync(Site!, Email, Staff, Cancel);
        return GoTo(BulletinLinks.Subscribers(Site!), erased > 0 ? "Erased. They are sent no more bulletins of this site." : "Nothing was held about that address.");
    }

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult NotAnAddress()
    {
        Wrong(nameof(Email), "Enter an e-mail address, like name@example.org");
        return Invalid();
    }

    private async Task<bool> ReadAsync()
    {
        if (directory.Site(Site!, Language.English) is null)
        {
            return false;
        }

        Title("Subscribers");
        Counts = await subscribers.CountAsync(Site!, Cancel);
        Suppressed = await desk.SuppressedAsync(Cancel);
        return true;
    }
}
