using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Events.Directory;

namespace PreventPublic.Engagement.Features.Events.MyRegistration;

/// <summary>A page behind a personal link. The link is all that is needed, so it is never logged, kept or passed on.</summary>
public abstract class MyRegistrationPage(Registering registering, IEventDirectory events) : FormPage
{
    public Registration Registration { get; private set; } = null!;

    public Session Session { get; private set; } = null!;

    /// <summary>Null when it is not published any more.</summary>
    public BookableEvent? Event { get; private set; }

    public string Token { get; private set; } = "";

    public string Title => Event?.Title ?? Session.Event;

    protected Registering Registering { get; } = registering;

    /// <summary>False when the link leads nowhere (any more), or to another council's site.</summary>
    protected async Task<bool> FindAsync(string token, string title, CancellationToken cancel)
    {
        if (await Registering.OfLinkAsync(token, cancel) is not { } found || found.Session.Site != Visit.Site)
        {
            return false;
        }

        (Session, Registration, Token) = (found.Session, found.Registration, token);
        Event = events.Find(Session.Site, Session.Event, Visit.Language);
        Show(new PageHead
        {
            Title = Words[title],
            HideFromSearch = true,
            Exit = false,
            Address = MyRegistrationLinks.Page(token),
            Languages = [.. Visit.Languages.Select(language => language.Code)],
        });
        return true;
    }

    protected DateTimeOffset Local(DateTime utc) => TimeZoneInfo.ConvertTime(new DateTimeOffset(utc, TimeSpan.Zero), Visit.Clock.Zone);

    public DateTimeOffset Starts => Local(Session.StartsAt);

    public DateTimeOffset? HeldUntil => Registration.HeldUntil is { } until ? Local(until) : null;
}
