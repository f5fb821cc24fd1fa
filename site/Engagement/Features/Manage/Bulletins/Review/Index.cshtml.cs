using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Access;
using PreventPublic.Engagement.Features.Bulletins;
using PreventPublic.Engagement.Features.Bulletins.Desk;
using PreventPublic.Engagement.Features.Events.Directory;

namespace PreventPublic.Engagement.Features.Manage.Bulletins.Review;

/// <summary>The second person reads every edition as it will be sent, and approves it or sends it back.</summary>
[Needs(Permissions.ContentApprove)]
public sealed class IndexModel(BulletinShelf shelf, IEventDirectory directory, BulletinReview review) : BulletinPage(shelf, directory)
{
    public const int MaxNote = 500;

    /// <summary>Hash of the editions on this screen.</summary>
    [BindProperty]
    public string Seen { get; set; } = "";

    [BindProperty]
    public string Note { get; set; } = "";

    public IReadOnlyList<Edition> Editions { get; private set; } = [];

    public IReadOnlyList<string> Audiences => [.. BulletinAudiences.All.Where(audience => Editions.Any(edition => edition.Audience == audience))];

    public bool MayDecide => Bulletin.State == BulletinState.InReview && Bulletin.AskedBy != Staff.Id && !Writers.Has(Bulletin.Writers, Staff.Id);

    public async Task<IActionResult> OnGetAsync([FromRoute] string month)
    {
        if (!await ReadAsync(month))
        {
            return NotFound();
        }

        Seen = Bulletin.Hash ?? "";
        return Page();
    }

    public async Task<IActionResult> OnPostApproveAsync([FromRoute] string month) =>
        !await ReadAsync(month) ? NotFound()
        : await review.ApproveAsync(Bulletin.Id, Seen, Staff, Cancel) is { } refusal ? Refused(refusal)
        : GoTo(BulletinLinks.Review(Site!, Bulletin.Month), "Approved. Whoever looks after the bulletin can now send it.");

    public async Task<IActionResult> OnPostSendBackAsync([FromRoute] string month)
    {
        if (!await ReadAsync(month))
        {
            return NotFound();
        }

        if (Note.Trim().Length is 0 or > MaxNote)
        {
            Wrong(nameof(Note), $"Say what should be changed, in {MaxNote} characters or fewer");
            return Invalid();
        }

        return await review.SendBackAsync(Bulletin.Id, BulletinState.InReview, Note.Trim(), Staff, Cancel) is { } refusal ? Refused(refusal)
            : GoTo(BulletinLinks.Review(Site!, Bulletin.Month), "Sent back, with your words.");
    }

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Refused(string why)
    {
        Seen = Bulletin.Hash ?? "";
        Wrong("", why);
        return Invalid(409);
    }

    private async Task<bool> ReadAsync(string month)
    {
        if (!await FindAsync(month))
        {
            return false;
        }

        Editions = [.. Bulletin.Editions.Select(edition => Edition.FromJson(edition.Content))];
        return true;
    }
}
