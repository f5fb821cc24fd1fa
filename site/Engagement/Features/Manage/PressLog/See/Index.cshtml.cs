using Microsoft.AspNetCore.Mvc;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Press;

namespace PreventPublic.Engagement.Features.Manage.PressLog.See;

/// <summary>One enquiry: where it stands, what happened, and its next step.</summary>
public sealed class IndexModel(IEventDirectory directory, IColleagues colleagues, PressBook book) : PressPage(directory, colleagues)
{
    public PressEnquiry Enquiry { get; private set; } = null!;

    public bool IsOverdue => Enquiry.IsOverdue(Clock.Now.UtcDateTime);

    /// <summary>As the officer saw it.</summary>
    [BindProperty]
    public int Revision { get; set; }

    [BindProperty]
    public AnswerForm Answer { get; set; } = new();

    [BindProperty]
    public CloseForm Close { get; set; } = new();

    [BindProperty]
    public OutcomeForm Outcome { get; set; } = new();

    [BindProperty]
    public string Why { get; set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        Revision = Enquiry.Revision;
        Fill();
        return Page();
    }

    public Task<IActionResult> OnPostAnswerAsync(Guid id) => OnAsync(id, PressState.Open, () => Answer.Faults(Clock, Enquiry.ReceivedAt),
        () => book.AnswerAsync(Site!, id, Revision, LocalMoment.Read(Answer.Day, Answer.Time, Clock)!.Value, Answer.Note.Trim(), Staff, Cancel), "It is answered.");

    public Task<IActionResult> OnPostCloseAsync(Guid id) => OnAsync(id, PressState.Open, () => Close.Faults(),
        () => book.CloseAsync(Site!, id, Revision, Close.State!.Value, Close.Note.Trim(), Staff, Cancel), "It is closed.");

    public Task<IActionResult> OnPostOutcomeAsync(Guid id) => OnAsync(id, PressState.Answered, () => Outcome.Faults(Clock, Enquiry.ReceivedAt),
        () => book.SayOutcomeAsync(Site!, id, Revision, Outcome.Outcome!.Value, Outcome.Outcome == PressOutcome.Unknown ? null : LocalMoment.ReadDay(Outcome.On), Outcome.Coverage.Trim(), Outcome.Note.Trim(), Staff, Cancel), "What came of it is noted.");

    public Task<IActionResult> OnPostReopenAsync(Guid id) => OnAsync(id, null, () => Notes.Faults(nameof(Why), Why, needed: true),
        () => book.ReopenAsync(Site!, id, Revision, Why.Trim(), Staff, Cancel), "It is open again.");

    /// <param name="from">The state that the step begins in; null for any but open.</param>
    private async Task<IActionResult> OnAsync(Guid id, PressState? from, Func<IEnumerable<(string, string)>> faults, Func<Task<bool>> step, string done)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        if (from is null ? Enquiry.State == PressState.Open : Enquiry.State != from)
        {
            return Late();
        }

        Wrong(faults());
        return !ModelState.IsValid ? Invalid() : await step() ? GoTo(PressLinks.Of(Site!, id), done) : Late();
    }

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Late()
    {
        Revision = Enquiry.Revision;
        return Behind();
    }

    private void Fill()
    {
        (Answer.Day, Answer.Time) = LocalMoment.Write(Clock.Now.UtcDateTime, Clock);
        (Outcome.What, Outcome.Coverage) = (Enquiry.Outcome.ToString(), Enquiry.Coverage);
        Outcome.On = LocalMoment.Write(Enquiry.OutcomeOn ?? Clock.Today);
    }

    private async Task<bool> FindAsync(Guid id)
    {
        if (!await FindCouncilAsync() || await book.FindAsync(Site!, id, Cancel) is not { } enquiry)
        {
            return false;
        }

        Enquiry = enquiry;
        Title(enquiry.Subject);
        return true;
    }
}
