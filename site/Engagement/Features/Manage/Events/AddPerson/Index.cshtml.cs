using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core;
using PreventPublic.Core.Words;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Events.Forms;

namespace PreventPublic.Engagement.Features.Manage.Events.AddPerson;

/// <summary>Registers somebody who phoned or wrote.</summary>
public sealed class IndexModel(IEventDirectory events, Rolls rolls, Registering registering, WordBook words) : SessionPage(events, rolls)
{
    private const int MaxGuests = 1000;

    [BindProperty]
    public Guid Form { get; set; }

    [BindProperty]
    public string Name { get; set; } = "";

    [BindProperty]
    public string Email { get; set; } = "";

    [BindProperty]
    public string Phone { get; set; } = "";

    [BindProperty]
    public int Party { get; set; } = 1;

    /// <summary>Names of those who come along, one a line.</summary>
    [BindProperty]
    public string Guests { get; set; } = "";

    [BindProperty]
    public string Organisation { get; set; } = "";

    [BindProperty]
    public string Role { get; set; } = "";

    [BindProperty]
    public string Access { get; set; } = "";

    [BindProperty]
    public string Language { get; set; } = "en";

    public async Task<IActionResult> OnGetAsync(string key, string date)
    {
        Form = Guid.NewGuid();
        return await FindAsync(key, date, "Register somebody: ") ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(string key, string date)
    {
        if (!await FindAsync(key, date, "Register somebody: "))
        {
            return NotFound();
        }

        Check();
        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        var newcomer = new Newcomer(Form, PlainLine.Of(Name), Email.Trim(), PlainLine.Of(Phone), Party, Cleaned(Guests), AnswersOf(), Language, Confirmed: true, Staff.Name);
        switch (await registering.RegisterAsync(Key, newcomer))
        {
            case Arrived.Place:
                return GoTo(EventLinks.Session(Key), "Registered. If they were registered before, nothing has changed.");
            case Arrived.List:
                return GoTo(EventLinks.Session(Key), "The places are taken: they are on the waiting list.");
            case Arrived.Full:
                Wrong(nameof(Party), "There are not so many places free, and this event keeps no waiting list");
                return Invalid(409);
            default:
                Wrong("", "Nobody can be registered for this date");
                return Invalid(409);
        }
    }

    private static string Cleaned(string lines) => string.Join('\n', lines.Split('\n').Select(PlainLine.Of).Where(line => line.Length > 0));

    private string AnswersOf() => new Answers { ["organisation"] = PlainLine.Of(Organisation), ["role"] = PlainLine.Of(Role), ["access"] = Cleaned(Access) }
        .ToJson(RegistrationFields.Extras(Event.Rules, words[Core.Languages.Language.English]));

    private void Check()
    {
        foreach (var (field, text, most) in new[] { (nameof(Guests), Guests, MaxGuests), (nameof(Organisation), Organisation, Question.MaxAnswer), (nameof(Role), Role, Question.MaxAnswer), (nameof(Access), Access, Question.MaxAnswer) })
        {
            if (text.Length > most)
            {
                Wrong(field, $"Use {most} characters or fewer");
            }
        }

        if (PlainLine.Of(Name).Length is 0 or > Registration.MaxName)
        {
            Wrong(nameof(Name), $"Enter a name of {Registration.MaxName} characters or fewer");
        }

        if (Email.Trim().Length > 0 && !EmailAddress.IsValid(Email.Trim()))
        {
            Wrong(nameof(Email), "Enter an e-mail address, or leave it empty");
        }

        if (PlainLine.Of(Phone).Length > 30)
        {
            Wrong(nameof(Phone), "Enter a phone number of 30 characters or fewer");
        }

        if (Party < 1 || Party > Event.Rules.PartySize)
        {
            Wrong(nameof(Party), $"Enter a number from 1 to {Event.Rules.PartySize}");
        }

        if (Core.Languages.Language.Find(Language) is null || Form == Guid.Empty)
        {
            Wrong("", "Open this form again");
        }
    }
}
