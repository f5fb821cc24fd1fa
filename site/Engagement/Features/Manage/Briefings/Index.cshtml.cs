using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Briefings.Record;
using PreventPublic.Engagement.Features.Events.Directory;

namespace PreventPublic.Engagement.Features.Manage.Briefings;

/// <summary>All briefings of a site: planned ones first to come, held ones newest first, questions that wait for an answer on top.</summary>
[Needs(Permissions.BulletinsManage)]
public sealed class IndexModel(BriefingShelf shelf, IEventDirectory directory) : BriefingPage(shelf, directory)
{
    private readonly BriefingShelf _shelf = shelf;

    public IReadOnlyList<Briefing> Ahead { get; private set; } = [];

    public IReadOnlyList<Briefing> Held { get; private set; } = [];

    /// <summary>Questions without an answer, oldest first.</summary>
    public IReadOnlyList<(Briefing Briefing, BriefingQuestion Question)> Open { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!FindSite("Briefings"))
        {
            return NotFound();
        }

        var all = await _shelf.AllAsync(Site!, Cancel);
        Ahead = [.. all.Where(briefing => !briefing.WasHeld).OrderBy(briefing => briefing.Date)];
        Held = [.. all.Where(briefing => briefing.WasHeld)];
        Open = [.. Held.Reverse().SelectMany(briefing => briefing.Questions.Where(question => question.Answer.Length == 0).OrderBy(question => question.Number).Select(question => (briefing, question)))];
        return Page();
    }
}
