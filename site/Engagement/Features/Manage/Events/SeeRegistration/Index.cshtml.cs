using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Words;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Events.Forms;

namespace PreventPublic.Engagement.Features.Manage.Events.SeeRegistration;

/// <summary>One registration: what was told, what happened, what an officer can do.</summary>
public sealed class IndexModel(IEventDirectory events, Rolls rolls, Registering registering, Freeing freeing, WordBook words) : SessionPage(events, rolls)
{
    public Registration Registration { get; private set; } = null!;

    public IReadOnlyList<Step> Steps { get; private set; } = [];

    [BindProperty]
    public string Note { get; set; } = "";

    public IEnumerable<(string Name, string Value)> Told =>
        RegistrationFields.Extras(Event.Rules, words[Language.English]).Select(asked => (asked.Label, asked.Shown(People.AnswerOf(Registration, asked.Name)))).Where(pair => pair.Item2.Length > 0);

    public async Task<IActionResult> OnGetAsync(string key, string date, Guid id) => await FindAsync(key, date, id) ? Page() : NotFound();

    public Task<IActionResult> OnPostApproveAsync(string key, string date, Guid id) =>
        ActAsync(key, date, id, needsNote: false, () => registering.DecideAsync(Roll.Session!, id, approve: true, Staff.Name, Note), "The place is theirs. They get a mail.");

    public Task<IActionResult> OnPostRefuseAsync(string key, string date, Guid id) =>
        ActAsync(key, date, id, needsNote: true, () => registering.DecideAsync(Roll.Session!, id, approve: false, Staff.Name, Note), "Refused. They get a mail.");

    public Task<IActionResult> OnPostOfferAsync(string key, string date, Guid id) =>
        ActAsync(key, date, id, needsNote: true, () => registering.OfferAsync(Roll.Session!, id, Staff.Name, Note), "The place is offered to them. They get a mail.");

    public Task<IActionResult> OnPostCancelAsync(string key, string date, Guid id) =>
        ActAsync(key, date, id, needsNote: true, () => freeing.CancelAsync(Roll.Session!, id, Staff.Name, Note), "Cancelled. They get a mail, and the place goes to the next.");

    private async Task<bool> FindAsync(string key, string date, Guid id)
    {
        if (!await FindAsync(key, date, "") || Roll.Lines.FirstOrDefault(line => line.Registration.Id == id) is not { } line)
        {
            return false;
        }

        Registration = line.Registration;
        Steps = await Rolls.StepsOfAsync(id, Cancel);
        Title(Registration.Name);
        return true;
    }

    private async Task<IActionResult> ActAsync(string key, string date, Guid id, bool needsNote, Func<Task<Changed>> act, string done)
    {
        if (!await FindAsync(key, date, id))
        {
            return NotFound();
        }

        Note = Core.PlainLine.Of(Note);
        if (needsNote && Note.Length is 0 or > Registration.MaxNote)
        {
            Wrong(nameof(Note), $"Say why, in {Registration.MaxNote} characters or fewer");
            return Invalid();
        }

        switch (await act())
        {
            case Changed.Done:
                return GoTo(EventLinks.Person(Key, id), done);
            case Changed.DoesNotFit:
                Wrong(nameof(Note), $"A party of {Registration.Party} does not fit, or it is too late to offer. Nothing was changed");
                return Invalid(409);
            default:
                Wrong(nameof(Note), "It has changed meanwhile. Look at it again. Nothing was changed");
                return Invalid(409);
        }
    }
}
