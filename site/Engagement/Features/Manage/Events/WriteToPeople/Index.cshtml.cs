using Microsoft.AspNetCore.Mvc;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Events.Directory;

namespace PreventPublic.Engagement.Features.Manage.Events.WriteToPeople;

/// <summary>A message to the people of a session: written, looked at with the number of people, then sent.</summary>
public sealed class IndexModel(IEventDirectory events, Rolls rolls, OfficerLetters letters) : SessionPage(events, rolls)
{
    [BindProperty]
    public string Text { get; set; } = "";

    [BindProperty]
    public string To { get; set; } = nameof(RegistrationState.Booked);

    /// <summary>How many people it would go to; null until it was looked at.</summary>
    public int? People { get; private set; }

    private RegistrationState Recipients => To == nameof(RegistrationState.Waiting) ? RegistrationState.Waiting : RegistrationState.Booked;

    public async Task<IActionResult> OnGetAsync(string key, string date) => await FindAsync(key, date, "Write to people: ") ? Page() : NotFound();

    public async Task<IActionResult> OnPostLookAsync(string key, string date)
    {
        if (!await FindAsync(key, date, "Write to people: "))
        {
            return NotFound();
        }

        if (!IsRight())
        {
            return Invalid();
        }

        People = Roll.Session is { } session ? await letters.CountAsync(session, Recipients, Cancel) : 0;
        return Page();
    }

    public async Task<IActionResult> OnPostSendAsync(string key, string date)
    {
        if (!await FindAsync(key, date, "Write to people: ") || Roll.Session is not { } session)
        {
            return NotFound();
        }

        if (!IsRight())
        {
            return Invalid();
        }

        var people = await letters.PostAsync(session, Recipients, Text.Trim(), Staff, Cancel);
        return GoTo(EventLinks.Session(Key), $"The message is on its way to {people} people.");
    }

    private bool IsRight()
    {
        if (Text.Trim().Length is 0 or > OfficerLetters.MaxText)
        {
            Wrong(nameof(Text), $"Write a message of {OfficerLetters.MaxText} characters or fewer");
        }

        return ModelState.IsValid;
    }
}
