using Microsoft.AspNetCore.Mvc;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Press;

namespace PreventPublic.Engagement.Features.Manage.PressLog.Add;

/// <summary>Logs an enquiry.</summary>
public sealed class IndexModel(IEventDirectory directory, IColleagues colleagues, PressBook book) : PressPage(directory, colleagues)
{
    [BindProperty]
    public PressForm Form { get; set; } = new();

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync())
        {
            return NotFound();
        }

        var (day, time) = LocalMoment.Write(Clock.Now.UtcDateTime, Clock);
        Form = new PressForm { Kind = nameof(PressKind.Reactive), ReceivedDay = day, ReceivedTime = time };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync())
        {
            return NotFound();
        }

        Wrong(Form.Faults(Clock, Owners));
        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        var enquiry = await book.AddAsync(Site!, Form.Read(Clock, Owners), Staff, Cancel);
        return GoTo(PressLinks.Of(Site!, enquiry.Id), "It is in the log.");
    }

    private async Task<bool> FindAsync()
    {
        Title("Log an enquiry");
        return await FindCouncilAsync();
    }
}
