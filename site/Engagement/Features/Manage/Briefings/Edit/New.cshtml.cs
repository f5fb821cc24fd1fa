using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core;
using PreventPublic.Core.Access;
using PreventPublic.Engagement.Features.Briefings;
using PreventPublic.Engagement.Features.Briefings.Record;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Pieces;

namespace PreventPublic.Engagement.Features.Manage.Briefings.Edit;

/// <summary>A briefing that is planned, or was held and is put on record.</summary>
[Needs(Permissions.BulletinsManage)]
public sealed class NewModel(BriefingShelf shelf, IEventDirectory directory, IPublishedPieces pieces) : BriefingPage(shelf, directory)
{
    private readonly BriefingShelf _shelf = shelf;

    [BindProperty]
    public BriefingForm Form { get; set; } = new();

    /// <param name="day">The day it is planned for, from the plan.</param>
    public IActionResult OnGet(string? day)
    {
        if (!FindSite("New briefing"))
        {
            return NotFound();
        }

        Form.Date = BriefingForm.DayOf(day ?? "")?.ToString(BriefingForm.DayFormat, CultureInfo.InvariantCulture) ?? "";
        Form.WithBlanks();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!FindSite("New briefing"))
        {
            return NotFound();
        }

        var today = Council.Clock.Today;
        foreach (var (field, fault) in Form.Faults(Site!, Council.Languages, pieces, today, wasHeld: false))
        {
            Wrong(field, fault);
        }

        if (!ModelState.IsValid)
        {
            Form.WithBlanks();
            return Invalid();
        }

        var id = await _shelf.BeginAsync(Site!, PlainLine.Of(Form.Title), Make, Staff, Cancel);
        return GoTo(BriefingLinks.Edit(Site!, id), "It is planned. Once it was held, say so here.");

        Briefing Make(string slug)
        {
            var briefing = new Briefing { Site = Site!, Slug = slug, Title = "", Audience = "", Body = "", Date = default, Covered = "", Handouts = "", IsPublic = false, Language = "" };
            Form.Onto(briefing, pieces, today);
            return briefing;
        }
    }
}
