using Microsoft.AspNetCore.Mvc;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Partners;

namespace PreventPublic.Engagement.Features.Manage.KeepPartners.Add;

/// <summary>Adds a role or an organisation to the register.</summary>
public sealed class IndexModel(IEventDirectory directory, PartnerBook book) : PartnerPage(directory)
{
    [BindProperty]
    public PartnerForm Form { get; set; } = new();

    public IActionResult OnGet()
    {
        if (!FindCouncil())
        {
            return NotFound();
        }

        Title("Add a champion or partner");
        Form = PartnerForm.Of(null, Languages, Today.AddYears(1));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!FindCouncil())
        {
            return NotFound();
        }

        Title("Add a champion or partner");
        Wrong(Form.Faults(Today));
        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        var partner = await book.AddAsync(Site!, Form.Read(Languages), Staff, Cancel);
        return GoTo(PartnerLinks.Of(Site!, partner.Id), "It is in the register. Staff see it; publish it when it may be seen by everybody.");
    }
}
