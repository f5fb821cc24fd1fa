using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Events.Directory;

namespace PreventPublic.Engagement.Features.Training.Renewing;

/// <summary>A date on which a course can be done again.</summary>
public sealed record NextDate(string Address, string Title, DateTimeOffset Starts);

/// <summary>One's own training. Opening the link changes nothing: mail scanners follow links; only the button acts.</summary>
[SmallForm]
public sealed class MyTrainingModel(MyTraining training, IEventDirectory events) : FormPage
{
    private const int MostDates = 10;

    public string Token { get; private set; } = "";

    public IReadOnlyList<TrainingRecord> Records { get; private set; } = [];

    public IReadOnlyList<NextDate> Dates { get; private set; } = [];

    /// <summary>They have just asked not to be reminded.</summary>
    public bool Stopped { get; private set; }

    public bool MayStop => Records.Any(record => record.RenewOn is not null && record.RemindedAt is null);

    public static DateOnly KeptUntil(TrainingRecord record) => DateOnly.FromDateTime(record.EraseAt.AddDays(-1));

    public async Task<IActionResult> OnGetAsync(string token, string? done, CancellationToken cancel)
    {
        Stopped = done == "stopped";
        return await FindAsync(token, cancel) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancel)
    {
        if (!await FindAsync(token, cancel))
        {
            return NotFound();
        }

        await training.StopAsync(Visit.Site, token, cancel);
        return new SeeOther(Visit.Href(TrainingLinks.Mine(token) + "?done=stopped"));
    }

    private async Task<bool> FindAsync(string token, CancellationToken cancel)
    {
        (Token, Records) = (token, await training.OfLinkAsync(Visit.Site, token, cancel));
        if (Records.Count == 0)
        {
            return false;
        }

        Dates = [.. DatesOf(Records.Select(record => record.Course).ToHashSet(StringComparer.OrdinalIgnoreCase)).OrderBy(date => date.Starts).Take(MostDates)];
        Show(new PageHead
        {
            Title = Words["training.title"],
            HideFromSearch = true,
            Exit = false,
            Address = TrainingLinks.Mine(token),
            Languages = [.. Visit.Languages.Select(language => language.Code)],
        });
        return true;
    }

    private IEnumerable<NextDate> DatesOf(HashSet<string> courses) =>
        from known in events.All(Visit.Site)
        where known.Rules.Training is { } rules && courses.Contains(rules.Course)
        from session in known.Sessions
        where session.StateAt(known.Rules, Visit.Clock.Now) == Admission.Open
        select new NextDate(Visit.Href("/events/" + known.Key), events.Find(Visit.Site, known.Key, Visit.Language)?.Title ?? known.Title, session.Starts);
}
