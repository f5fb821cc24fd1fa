using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Mail;
using PreventPublic.Core.Web.Forms;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Events.Letters;

namespace PreventPublic.Engagement.Features.Manage.Events.WriteToPeople;

/// <summary>A message to the people of a session: written, looked at as a mail and with the number of people, then sent once.</summary>
public sealed class IndexModel(IEventDirectory events, Rolls rolls, OfficerLetters letters, LetterWriter writer) : SessionPage(events, rolls)
{
    private readonly IEventDirectory _events = events;

    [BindProperty]
    public string Text { get; set; } = "";

    [BindProperty]
    public Recipients To { get; set; } = Recipients.Booked;

    /// <summary>Made when the form was opened; names this message.</summary>
    [BindProperty]
    public Guid Form { get; set; }

    /// <summary>How many people it would go to; null until it was looked at.</summary>
    public int? People { get; private set; }

    /// <summary>As the first of them would get it; null when there is nobody.</summary>
    public MailMessage? Example { get; private set; }

    public IReadOnlyList<MessageProgress> Sent { get; private set; } = [];

    public IReadOnlyList<Choice> Groups =>
    [
        new(nameof(Recipients.Booked), "People who have a place"), new(nameof(Recipients.Waiting), "People on the waiting list"),
        .. Roll.HeadsThere == 0 ? [] : new Choice[] { new(nameof(Recipients.Came), "People who came"), new(nameof(Recipients.StayedAway), "People who had a place and did not come") },
    ];

    public async Task<IActionResult> OnGetAsync(string key, string date)
    {
        Form = Guid.NewGuid();
        return await FindAsync(key, date) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostLookAsync(string key, string date)
    {
        if (!await FindAsync(key, date))
        {
            return NotFound();
        }

        if (!IsRight())
        {
            return Invalid();
        }

        var people = Roll.Session is { } session ? await letters.PeopleAsync(session, To, Cancel) : [];
        People = people.Count;
        if (people.Count > 0 && Language.Find(people[0].Language) is { } language && _events.Site(Site!, language) is { } council)
        {
            Example = writer.Write(new Letter(LetterKind.FromOfficer, people[0].Id, "example", 0, Text.Trim()), people[0], Roll.Session!, council, language);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostSendAsync(string key, string date)
    {
        if (!await FindAsync(key, date) || Roll.Session is not { } session)
        {
            return NotFound();
        }

        if (!IsRight())
        {
            return Invalid();
        }

        var people = await letters.PostAsync(session, To, Text.Trim(), Form, Staff, Cancel);
        return GoTo(EventLinks.Write(Key), $"The message is on its way to {people} people.");
    }

    private async Task<bool> FindAsync(string key, string date)
    {
        if (!await FindAsync(key, date, "Write to people: "))
        {
            return false;
        }

        Sent = Roll.Session is { } session ? await letters.SentAsync(session, Cancel) : [];
        return true;
    }

    private bool IsRight()
    {
        if (Text.Trim().Length is 0 or > OfficerLetters.MaxText)
        {
            Wrong(nameof(Text), $"Write a message of {OfficerLetters.MaxText} characters or fewer");
        }

        if (Form == Guid.Empty || !Enum.IsDefined(To))
        {
            Wrong(nameof(To), "Choose whom you write to");
        }

        return ModelState.IsValid;
    }
}
