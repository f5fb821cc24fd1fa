using Microsoft.AspNetCore.Mvc;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Partners;

namespace PreventPublic.Engagement.Features.Manage.KeepPartners.Consent;

/// <summary>Records that a person agreed to be named, and to what exactly.</summary>
public sealed class IndexModel(IEventDirectory directory, PartnerBook book) : OnePartnerPage(directory, book)
{
    private readonly PartnerBook _book = book;

    [BindProperty]
    public ConsentForm Form { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        Form = new ConsentForm { Revision = Partner.Revision, GivenOn = LocalMoment.Write(Today), Until = LocalMoment.Write(Today.AddYears(1)) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        Wrong(Form.Faults(Today));
        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        if (!await _book.ConsentAsync(Site!, id, Form.Revision, Form.Read(Clock, Staff.Name), Staff, Cancel))
        {
            Form.Revision = Partner.Revision;
            return Behind();
        }

        return GoTo(PartnerLinks.Of(Site!, id), "The name is held until the consent ends or is withdrawn.");
    }
}
