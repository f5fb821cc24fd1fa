using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Access;
using PreventPublic.Engagement.Features.Bulletins;
using PreventPublic.Engagement.Features.Bulletins.Desk;
using PreventPublic.Engagement.Features.Bulletins.Sending;
using PreventPublic.Engagement.Features.Events.Directory;

namespace PreventPublic.Engagement.Features.Manage.Bulletins.Send;

/// <summary>When an approved bulletin goes out, and how far it is.</summary>
[Needs(Permissions.BulletinsManage)]
public sealed class IndexModel(BulletinShelf shelf, IEventDirectory directory, BulletinSchedule schedule, BulletinReview review, Mailings mailings, Subscribers subscribers) : BulletinPage(shelf, directory)
{
    [BindProperty]
    public string Day { get; set; } = "";

    [BindProperty]
    public string Time { get; set; } = "";

    public MailingProgress? Progress { get; private set; }

    /// <summary>Whom it would be sent now.</summary>
    public Readership Readers { get; private set; } = new([], 0, 0, 0);

    public async Task<IActionResult> OnGetAsync([FromRoute] string month)
    {
        if (!await ReadAsync(month))
        {
            return NotFound();
        }

        (Day, Time) = (Council.Clock.Today.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "10:00");
        return Page();
    }

    public async Task<IActionResult> OnPostScheduleAsync([FromRoute] string month)
    {
        if (!await ReadAsync(month))
        {
            return NotFound();
        }

        var (due, ofDay, ofTime) = DueTime.Read(Day, Time, Council.Clock, BulletinMonth.Read(Bulletin.Month)!.Value);
        foreach (var (field, fault) in new[] { (nameof(Day), ofDay), (nameof(Time), ofTime) }.Where(one => one.Item2 is not null))
        {
            Wrong(field, fault!);
        }

        return due is not { } moment ? Invalid()
            : Answer(await schedule.ScheduleAsync(Bulletin.Id, moment.UtcDateTime, Staff, Cancel), $"It goes out on {moment:d MMMM yyyy} at {moment:HH:mm}.");
    }

    public Task<IActionResult> OnPostNowAsync([FromRoute] string month) =>
        OnAsync(month, () => schedule.ScheduleAsync(Bulletin.Id, Council.Clock.Now.UtcDateTime, Staff, Cancel), "It goes out within a minute.");

    public Task<IActionResult> OnPostUnscheduleAsync([FromRoute] string month) =>
        OnAsync(month, () => schedule.UnscheduleAsync(Bulletin.Id, Staff, Cancel), "It is not scheduled any more.");

    public Task<IActionResult> OnPostEditAsync([FromRoute] string month) =>
        OnAsync(month, () => review.SendBackAsync(Bulletin.Id, Bulletin.State, "to be changed", Staff, Cancel), "It is a draft again, and needs a new approval.");

    public Task<IActionResult> OnPostPauseAsync([FromRoute] string month) => OnMailingAsync(month, mailings.PauseAsync, "Paused. Nobody else is sent it until you go on.");

    public Task<IActionResult> OnPostResumeAsync([FromRoute] string month) => OnMailingAsync(month, mailings.ResumeAsync, "It goes on.");

    public Task<IActionResult> OnPostCancelAsync([FromRoute] string month) => OnMailingAsync(month, mailings.CancelAsync, "Stopped. Whoever has not been sent it will not be.");

    public Task<IActionResult> OnPostRetryAsync([FromRoute] string month) =>
        OnMailingAsync(month, async (id, by, cancel) => await mailings.RetryUncertainAsync(id, by, cancel) > 0, "They are sent it again. Who has it already can tell by its number.");

    private Task<IActionResult> OnMailingAsync(string month, Func<Guid, string, CancellationToken, Task<bool>> change, string done) =>
        OnAsync(month, async () => await change(Bulletin.Id, Staff.Name, Cancel) ? null : "It has moved on since you looked. See where it stands now.", done);

    private async Task<IActionResult> OnAsync(string month, Func<Task<string?>> change, string done)
    {
        if (!await ReadAsync(month))
        {
            return NotFound();
        }

        return Answer(Bulletin.State == BulletinState.Draft ? "It is a draft: it has to be approved first." : await change(), done);
    }

    private IActionResult Answer(string? refusal, string done)
    {
        if (refusal is null)
        {
            return GoTo(BulletinLinks.Send(Site!, Bulletin.Month), done);
        }

        Wrong("", refusal);
        return Invalid(409);
    }

    private async Task<bool> ReadAsync(string month)
    {
        if (!await FindAsync(month))
        {
            return false;
        }

        var parts = Bulletin.Editions.Select(edition => schedule.PartOf(Bulletin, Edition.FromJson(edition.Content)));
        Readers = Bulletin.State is BulletinState.Approved or BulletinState.Scheduled ? await subscribers.ReadershipAsync(Site!, new MailingParts([.. parts]), Cancel) : Readers;
        Progress = Bulletin.State == BulletinState.Sent ? await mailings.ProgressAsync(Bulletin.Id, Cancel) : null;
        return true;
    }
}
