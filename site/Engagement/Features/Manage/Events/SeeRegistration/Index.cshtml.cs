using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Time;
using PreventPublic.Core.Web.Forms;
using PreventPublic.Core.Words;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Events.Forms;

namespace PreventPublic.Engagement.Features.Manage.Events.SeeRegistration;

/// <summary>One registration: what was told, what happened, what an officer can do.</summary>
public sealed class IndexModel(IEventDirectory events, Rolls rolls, Registering registering, Freeing freeing, Moving moving, WordBook words) : SessionPage(events, rolls)
{
    /// <summary>What a move adds to its note: the date.</summary>
    private const int MostOfMove = 20;

    public Registration Registration { get; private set; } = null!;

    public IReadOnlyList<Step> Steps { get; private set; } = [];

    [BindProperty]
    public string Note { get; set; } = "";

    [BindProperty]
    public string To { get; set; } = "";

    /// <summary>Other dates of the event, to move to.</summary>
    public IReadOnlyList<Choice> Dates =>
        [new("", "Choose a date"), .. Event.Sessions.Where(session => session.Date != Plan.Date && session.Starts > Council.Clock.Now).Select(session => new Choice(Dated(session.Date), DateWords.Moment(Language.English, session.Starts)))];

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

    public async Task<IActionResult> OnPostMoveAsync(string key, string date, Guid id)
    {
        if (!await FindAsync(key, date, id))
        {
            return NotFound();
        }

        if (!CheckNote() || To.Length == 0 || !Dates.Any(choice => choice.Value == To))
        {
            Wrong(nameof(To), "Choose a date to move to, and say why");
            return Invalid();
        }

        var to = Event.Sessions.First(session => Dated(session.Date) == To);
        switch (await moving.MoveAsync(Roll.Session!, Registration, to.Date, Staff.Name, $"{Note} (to {To})"))
        {
            case Moved.Done:
                return GoTo(EventLinks.Session(Key with { Date = to.Date }), $"Moved to {DateWords.Moment(Language.English, to.Starts)}. They get a mail about each date.");
            case Moved.There:
                Wrong(nameof(To), "They are registered for that date already. Change or cancel one of the two. Nothing was changed");
                break;
            case Moved.DoesNotFit:
                Wrong(nameof(To), $"A party of {Registration.Party} does not fit on that date. Nothing was changed");
                break;
            default:
                Wrong(nameof(To), "It is too late to move. Look at it again. Nothing was changed");
                break;
        }

        return Invalid(409);
    }

    private static string Dated(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private bool CheckNote()
    {
        Note = Core.PlainLine.Of(Note);
        return Note.Length is > 0 and <= Registration.MaxNote - MostOfMove;
    }

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
