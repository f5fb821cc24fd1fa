using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Web.Forms;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Press;

namespace PreventPublic.Engagement.Features.Manage.PressLog.Change;

/// <summary>Puts right what the log says of an enquiry.</summary>
public sealed class IndexModel(IEventDirectory directory, IColleagues colleagues, PressBook book) : PressPage(directory, colleagues)
{
    private PressEnquiry _enquiry = null!;

    [BindProperty]
    public PressForm Form { get; set; } = new();

    public Guid Id => _enquiry.Id;

    /// <summary>An owner who left stays until somebody else is chosen.</summary>
    public IEnumerable<Choice> Choices => OwnerChoices.Concat(Left.Select(one => new Choice(one.Id.ToString(), $"{one.Name} (does not keep this log any more)")));

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        Form = PressForm.Of(_enquiry, Clock);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        IReadOnlyList<Colleague> owners = [.. Owners, .. Left];
        Wrong(Form.Faults(Clock, owners, _enquiry.AnsweredAt));
        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        if (!await book.ChangeAsync(Site!, id, Form.Revision, Form.Read(Clock, owners), Staff, Cancel))
        {
            Form.Revision = _enquiry.Revision;
            return Behind();
        }

        return GoTo(PressLinks.Of(Site!, id), "Saved.");
    }

    private IEnumerable<Colleague> Left => _enquiry.OwnerId is { } owner && Owners.All(one => one.Id != owner) ? [new Colleague(owner, _enquiry.OwnerName)] : [];

    private async Task<bool> FindAsync(Guid id)
    {
        if (!await FindCouncilAsync() || await book.FindAsync(Site!, id, Cancel) is not { } enquiry)
        {
            return false;
        }

        _enquiry = enquiry;
        Title("Change an enquiry");
        return true;
    }
}
