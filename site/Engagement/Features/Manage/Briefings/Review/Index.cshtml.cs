using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PreventPublic.Core.Access;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Words;
using PreventPublic.Engagement.Features.Briefings;
using PreventPublic.Engagement.Features.Briefings.Archive;
using PreventPublic.Engagement.Features.Briefings.Record;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Pieces;

namespace PreventPublic.Engagement.Features.Manage.Briefings.Review;

/// <summary>The second person reads a briefing as readers will, and puts it on the site or sends it back.</summary>
[Needs(Permissions.ContentApprove)]
public sealed class IndexModel(BriefingShelf shelf, BriefingSteps steps, IEventDirectory directory, IPublishedPieces pieces, WordBook words) : BriefingPage(shelf, directory)
{
    /// <summary>Hash of the text on this screen.</summary>
    [BindProperty]
    public string Seen { get; set; } = "";

    [BindProperty]
    public string Note { get; set; } = "";

    public bool MayDecide => Briefing.State == BriefingState.InReview && Briefing.AskedBy != Staff.Id && !Writers.Has(Briefing.Writers, Staff.Id);

    /// <summary>What is asked about; null when nothing is.</summary>
    public BriefingView? View => Briefing.Asked is null ? null : BriefingView.Of(BriefingText.FromJson(Briefing.Asked), Site!, words[Language.Get(Briefing.Language)], pieces, 2);

    public async Task<IActionResult> OnGetAsync([FromRoute] Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        See();
        return Page();
    }

    public async Task<IActionResult> OnPostApproveAsync([FromRoute] Guid id) =>
        !await FindAsync(id) ? NotFound()
        : await steps.ApproveAsync(Site!, id, Seen, Staff, Cancel) is { } refusal ? Refused(refusal)
        : GoTo(BriefingLinks.Review(Site!, id), "Approved. It stands on the site now.");

    public async Task<IActionResult> OnPostSendBackAsync([FromRoute] Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        if (Note.Trim().Length is 0 or > BriefingStep.MaxNote)
        {
            Wrong(nameof(Note), $"Say what should be changed, in {BriefingStep.MaxNote} characters or fewer");
            See();
            return Invalid();
        }

        return await steps.ReopenAsync(Site!, id, BriefingState.InReview, Note.Trim(), Staff, Cancel) is { } refusal ? Refused(refusal)
            : GoTo(BriefingLinks.Review(Site!, id), "Sent back, with your words.");
    }

    private PageResult Refused(string why)
    {
        See();
        Wrong("", why);
        return Invalid(409);
    }

    private void See() => Seen = Briefing.Asked is { } asked ? BriefingText.HashOf(asked) : "";
}
