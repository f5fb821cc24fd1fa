using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Events.Directory;

namespace PreventPublic.Engagement.Features.Events.Register;

/// <summary>Says that the form arrived. It is the same whether or not the person was registered before: what is theirs comes by e-mail.</summary>
public sealed class RegisteredModel(IEventDirectory events, EventsOptions options) : FormPage
{
    public const string Place = "place";
    public const string List = "list";
    public const string Confirm = "confirm";
    public const string Approval = "approval";

    public BookableEvent Event { get; private set; } = null!;

    public PlannedSession Session { get; private set; } = null!;

    public string How { get; private set; } = Place;

    public int Hours => options.ConfirmHours;

    public IActionResult OnGet(string key, string? date, string? how)
    {
        if (events.Find(Visit.Site, key, Visit.Language) is not { } known
            || !DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || known.On(day) is not { } session
            || how is not (Place or List or Confirm or Approval))
        {
            return NotFound();
        }

        (Event, Session, How) = (known, session, how);
        Show(new PageHead { Title = Words[$"registered.{how}-title"], HideFromSearch = true, Exit = false, Trail = [(Words["layout.home"], "/"), (known.Title, RegisterLinks.Event(key))] });
        return Page();
    }
}
