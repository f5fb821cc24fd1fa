using System.Globalization;
using PreventPublic.Core.Access;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Time;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Events.Directory;

namespace PreventPublic.Engagement.Features.Manage.Events;

/// <summary>A screen about one date of an event.</summary>
[Needs(Permissions.EventsManage)]
public abstract class SessionPage(IEventDirectory events, Rolls rolls) : ManagePage
{
    public BookableEvent Event { get; private set; } = null!;

    public PlannedSession Plan { get; private set; } = null!;

    public SessionRoll Roll { get; private set; } = null!;

    public SessionKey Key => new(Site!, Event.Key, Plan.Date);

    public string When => DateWords.Moment(Language.English, Plan.Starts);

    protected Rolls Rolls { get; } = rolls;

    /// <summary>False when nothing of the kind is published.</summary>
    protected async Task<bool> FindAsync(string key, string date, string title)
    {
        if (Site is null
            || events.Find(Site, key, Language.English) is not { } known
            || !DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || known.On(day) is not { } plan)
        {
            return false;
        }

        (Event, Plan) = (known, plan);
        Roll = await Rolls.OfAsync(Key, Cancel);
        Title($"{title}{known.Title}");
        return true;
    }

    public CouncilSite Council => events.Site(Site!, Language.English)!;

    /// <summary>A moment in the council's time.</summary>
    public string At(DateTime utc) => Council.Clock.Shown(utc);

    public static string Label(RegistrationState state) => state switch
    {
        RegistrationState.Unconfirmed => "Not confirmed",
        RegistrationState.AwaitingApproval => "To decide",
        _ => state.ToString(),
    };
}
