using Microsoft.AspNetCore.Mvc;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Partners;

namespace PreventPublic.Engagement.Features.Manage.KeepPartners.Change;

/// <summary>Changes what the register says of a role or an organisation.</summary>
public sealed class IndexModel(IEventDirectory directory, PartnerBook book) : OnePartnerPage(directory, book)
{
    private readonly PartnerBook _book = book;

    [BindProperty]
    public PartnerForm Form { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        Form = PartnerForm.Of(Partner, Languages, Today);
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

        if (!await _book.ChangeAsync(Site!, id, Form.Revision, Form.Read(Languages), Staff, Cancel))
        {
            Form.Revision = Partner.Revision;
            return Behind();
        }

        return GoTo(PartnerLinks.Of(Site!, id), "Saved.");
    }
}
