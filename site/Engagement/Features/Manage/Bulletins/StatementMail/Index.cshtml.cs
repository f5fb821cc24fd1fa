using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Access;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Bulletins;
using PreventPublic.Engagement.Features.Bulletins.Sending;
using PreventPublic.Engagement.Features.Events.Directory;

namespace PreventPublic.Engagement.Features.Manage.Bulletins.StatementMail;

/// <summary>How far the mails of a statement are.</summary>
[Needs(Permissions.BulletinsManage)]
public sealed class IndexModel(Mailings mailings, IEventDirectory directory) : ManagePage
{
    private CouncilSite _council = null!;

    public Mailing Mailing { get; private set; } = null!;

    public MailingProgress Progress { get; private set; } = null!;

    /// <summary>UTC as the council's clock shows it.</summary>
    public string At(DateTime utc) => _council.Clock.Shown(utc);

    public async Task<IActionResult> OnGetAsync([FromRoute] string mailing) => await ReadAsync(mailing) ? Page() : NotFound();

    public Task<IActionResult> OnPostPauseAsync([FromRoute] string mailing) => OnAsync(mailing, mailings.PauseAsync, "Paused. Nobody else is sent it until you go on.");

    public Task<IActionResult> OnPostResumeAsync([FromRoute] string mailing) => OnAsync(mailing, mailings.ResumeAsync, "It goes on.");

    public Task<IActionResult> OnPostCancelAsync([FromRoute] string mailing) => OnAsync(mailing, mailings.CancelAsync, "Stopped. Whoever has not been sent it will not be.");

    public Task<IActionResult> OnPostRetryAsync([FromRoute] string mailing) =>
        OnAsync(mailing, async (id, by, cancel) => await mailings.RetryUncertainAsync(id, by, cancel) > 0, "They are sent it again. Who has it already can tell by its number.");

    private async Task<IActionResult> OnAsync(string mailing, Func<Guid, string, CancellationToken, Task<bool>> change, string done)
    {
        if (!await ReadAsync(mailing))
        {
            return NotFound();
        }

        if (await change(Mailing.Id, Staff.Name, Cancel))
        {
            return GoTo(BulletinLinks.Statement(Site!, Mailing.Id), done);
        }

        Wrong("", "It has moved on since you looked. See where it stands now.");
        return Invalid(409);
    }

    private async Task<bool> ReadAsync(string mailing)
    {
        if (!Guid.TryParse(mailing, out var id) || directory.Site(Site!, Language.English) is not { } council || await mailings.StatementAsync(Site!, id, Cancel) is not { } found)
        {
            return false;
        }

        (_council, Mailing, Progress) = (council, found, (await mailings.ProgressAsync(id, Cancel))!);
        Title(found.Name);
        return true;
    }
}
