using PreventPublic.Core.Access;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Time;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Events.Directory;

namespace PreventPublic.Engagement.Features.Manage.Events;

/// <summary>The dates to come, and those of the last weeks whose people are not erased yet.</summary>
[Needs(Permissions.EventsManage)]
public sealed class IndexModel(IEventDirectory events, Rolls rolls, TimeProvider time) : ManagePage
{
    private const int MostDates = 60;

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public sealed record Line(SessionKey Key, string Title, string When, bool Cancelled, bool Over, int Places, int Held, int Waiting, int ToDecide);

    public async Task OnGetAsync()
    {
        Title("Events");
        var counts = await rolls.CountsAsync(Site!, Cancel);
        var now = time.GetUtcNow();
        Lines = [.. events.All(Site!)
            .SelectMany(known => known.Sessions.Where(session => session.Ends.AddDays(known.Rules.KeepDays) > now).Select(session => (known, session)))
            .OrderBy(pair => pair.session.Ends <= now).ThenBy(pair => pair.session.Starts).Take(MostDates)
            .Select(pair => LineOf(pair.known, pair.session, counts.GetValueOrDefault((pair.known.Key, pair.session.Date)), now))];
    }

    private Line LineOf(BookableEvent known, PlannedSession session, (int Held, int Waiting, int ToDecide) counts, DateTimeOffset now) => new(
        new SessionKey(Site!, known.Key, session.Date), known.Title, DateWords.Moment(Language.English, session.Starts), session.Cancelled, session.Ends <= now,
        known.Rules.Places, counts.Held, counts.Waiting, counts.ToDecide);
}
