using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Events.Certificates;
using PreventPublic.Engagement.Features.Events.Directory;

namespace PreventPublic.Engagement.Features.Manage.Events.Door;

/// <summary>The door: find people by name or code, note that they came, let in others while there is room. Nothing stays on the device.</summary>
public sealed class IndexModel(IEventDirectory events, Rolls rolls, Features.Events.Booking.Door door, Registering registering) : SessionPage(events, rolls)
{
    private const int MostFound = 20;
    private const int MostShown = 15;
    private const string ScanningScript = "door.js";

    [BindProperty(SupportsGet = true)]
    public string Q { get; set; } = "";

    [BindProperty]
    public Guid Form { get; set; }

    [BindProperty]
    public int Heads { get; set; } = 1;

    [BindProperty]
    public string Name { get; set; } = "";

    /// <summary>Places in the party of those with a name who came; only sent where it matters who they are.</summary>
    [BindProperty]
    public List<int> Came { get; set; } = [];

    /// <summary>People of the party without a name who came.</summary>
    [BindProperty]
    public int Others { get; set; }

    /// <summary>Whether the form asked who came, and not only how many.</summary>
    [BindProperty]
    public bool ByName { get; set; }

    /// <summary>Nobody is listed until somebody is looked for: a list of names on a phone at a door is read over a shoulder.</summary>
    public IEnumerable<RollLine> Found => PlainLine.Of(Q).Length < 2
        ? []
        : Roll.In(RegistrationState.Booked).Where(line => line.Arrival is null && People.Matches(line.Registration, Q)).Take(MostFound);

    public IEnumerable<RollLine> Here => Roll.Lines.Where(line => line.Arrival is not null).OrderByDescending(line => line.Arrival!.At).Take(MostShown);

    public int Free => Event.Rules.Places - Roll.HeadsIn(Registration.Holding);

    public async Task<IActionResult> OnGetAsync(string key, string date)
    {
        Form = Guid.NewGuid();
        return await FindDoorAsync(key, date) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostInAsync(string key, string date, Guid id)
    {
        if (!await FindDoorAsync(key, date))
        {
            return NotFound();
        }

        if (await LetInAsync(id) is { } arrival)
        {
            return GoTo(EventLinks.Door(Key), arrival.By == Staff.Name && arrival.Heads == Heads ? $"{Heads} came." : $"{arrival.By} had noted {arrival.Heads} at {At(arrival.At)}. Nothing was counted twice.");
        }

        Wrong("Heads", "They have no place, or more people came than registered. Let the others in below");
        return Invalid(409);
    }

    public async Task<IActionResult> OnPostUndoAsync(string key, string date, Guid id)
    {
        if (!await FindDoorAsync(key, date) || Roll.Lines.All(line => line.Registration.Id != id))
        {
            return NotFound();
        }

        await door.UndoAsync(id);
        return GoTo(EventLinks.Door(Key), "Undone.");
    }

    public async Task<IActionResult> OnPostWalkInAsync(string key, string date)
    {
        if (!await FindDoorAsync(key, date))
        {
            return NotFound();
        }

        if (Heads is < 1 or > 20 || PlainLine.Of(Name).Length > Registration.MaxName || Form == Guid.Empty)
        {
            Wrong("Heads", "Enter a number from 1 to 20");
            return Invalid();
        }

        var name = PlainLine.Of(Name) is { Length: > 0 } given ? given : Registration.Nameless;
        if (await registering.WalkInAsync(Key, new Newcomer(Form, name, "", "", Heads, "", "{}", "en", Confirmed: true, Staff.Name)) == Arrived.Place)
        {
            return GoTo(EventLinks.Door(Key), $"{Heads} let in.");
        }

        Wrong("Heads", $"There is no room for {Heads}: {Free} places are free");
        return Invalid(409);
    }

    private Task<Arrival?> LetInAsync(Guid id)
    {
        if (!ByName || Roll.Lines.FirstOrDefault(line => line.Registration.Id == id)?.Registration is not { } registration)
        {
            return door.LetInAsync(id, Heads, Staff.Name);
        }

        var came = Attendees.Named(registration).Select(person => person.Place).Intersect(Came).ToHashSet();
        Heads = came.Count + Others;
        return Others < 0 ? Task.FromResult<Arrival?>(null) : door.LetInAsync(id, Heads, Staff.Name, Attendees.AbsentOf(registration, came));
    }

    private Task<bool> FindDoorAsync(string key, string date)
    {
        Script(ScanningScript);
        return FindAsync(key, date, "At the door: ");
    }
}
