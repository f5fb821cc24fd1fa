using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Editing;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Store;
using PreventPublic.Cms.Types;
using PreventPublic.Core.Access;
using PreventPublic.Core.Time;
using PreventPublic.Core.Web;

namespace PreventPublic.Cms.Features.Manage.PlanAhead;

/// <summary>Something on a day to come.</summary>
public sealed record DayLine(DateTime At, bool WholeDay, string What, string Title, string Address);

/// <summary>What is coming: publications, withdrawals, banners, events, reviews.</summary>
[Needs(Permissions.ContentRead)]
public sealed class IndexModel(IDbContextFactory<ContentStore> stores, Publisher publisher, TimeProvider time) : ManagePage
{
    private const int Months = 6;

    /// <summary>By month, in the council's local time.</summary>
    public IEnumerable<IGrouping<(int Year, int Month), DayLine>> ByMonth { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Title("Calendar");
        var clock = publisher.ClockOf(Site!, time);
        var (from, until) = (clock.Now.DateTime, clock.Now.DateTime.AddMonths(Months));
        await using var store = await stores.CreateDbContextAsync(Cancel);
        var plans = await store.Schedules.AsNoTracking().Include(s => s.Version.Entry).Where(s => s.Version.Entry.Site == Site && s.State == ScheduleState.Waiting).ToListAsync(Cancel);
        var lines = plans.GroupBy(plan => plan.Set ?? plan.Id).Select(plan => LineOf([.. plan], clock));
        var entries = publisher.Current.Sites.Values.Where(site => Site == DocumentPath.Shared || site.Id == Site).SelectMany(site => site.Entries)
            .Where(entry => entry.Documents.First().Path.Site == Site).DistinctBy(entry => entry.Name);
        ByMonth = lines.Concat(entries.SelectMany(Dates)).Where(line => line.At >= from.Date && line.At < until).OrderBy(line => line.At).GroupBy(line => (line.At.Year, line.At.Month));
    }

    /// <summary>A plan, or a whole set of them, in one line.</summary>
    private DayLine LineOf(IReadOnlyList<ScheduleRecord> plan, LocalClock clock)
    {
        var what = plan[0].Action == ScheduledAction.Withdraw ? "Withdraw" : plan[0].Set is null ? "Publish" : "Publish together";
        return new DayLine(
            TimeZoneInfo.ConvertTimeFromUtc(plan[0].At, clock.Zone), false, what, PlannedSets.TitleOf([.. plan.Select(one => one.Version.Label)]), ManageLinks.Plan(Site!, plan[0].VersionId, plan[0].Set));
    }

    private static IEnumerable<DayLine> Dates(Entry entry)
    {
        var address = ManageLinks.Edit(entry.Documents.First().Path);
        if (entry.Item.Review is { } review)
        {
            yield return new DayLine(review.ToDateTime(TimeOnly.MinValue), true, "Review by", entry.Item.Title, address);
        }

        if (entry.Item is Event { Cancelled: false } meeting)
        {
            yield return new DayLine(meeting.Starts, false, "Event", entry.Item.Title, address);
        }

        if (entry.Item is Banner banner)
        {
            if (banner.From is { } starts)
            {
                yield return new DayLine(starts, false, "Banner goes up", entry.Item.Title, address);
            }

            if (banner.Until is { } ends)
            {
                yield return new DayLine(ends, false, "Banner comes down", entry.Item.Title, address);
            }
        }
    }
}
