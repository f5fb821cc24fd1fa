using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Editing;
using PreventPublic.Cms.Features.BrowseEvents;
using PreventPublic.Cms.Features.Manage;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Cms.Store;
using PreventPublic.Cms.Types;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Words;
using PreventPublic.Engagement.Features.Planning;
using PreventPublic.Engagement.Features.Planning.Sources;

namespace PreventPublic.Host.Adapters;

/// <summary>Brings to the plan what the content knows: what is to be published and was, what is approved and waits, events, reviews.</summary>
public sealed class ContentPlan(IDbContextFactory<ContentStore> stores, Publisher publisher, WordBook words) : IPlanSource
{
    public async Task<IReadOnlyList<PlanLine>> OfAsync(string site, DateOnly from, DateOnly until, DateOnly today, CancellationToken cancel)
    {
        if (publisher.Current.Sites.GetValueOrDefault(site) is not { } content)
        {
            return [];
        }

        var stretch = new Stretch(new Reader(content, Language.English, words[Language.English]), from, until, today);
        await using var store = await stores.CreateDbContextAsync(cancel);
        return
        [
            .. await SchedulesAsync(store, stretch, cancel), .. await PublishedAsync(store, stretch, cancel), .. await ApprovedAsync(store, stretch, cancel),
            .. content.In("events").SelectMany(entry => Events(stretch, entry)), .. content.Entries.Where(stretch.IsOwn).Select(entry => Review(stretch, entry)).OfType<PlanLine>(),
        ];
    }

    private static async Task<IEnumerable<PlanLine>> SchedulesAsync(ContentStore store, Stretch stretch, CancellationToken cancel)
    {
        var plans = await store.Schedules.AsNoTracking().Include(s => s.Version.Entry)
            .Where(s => s.Version.Entry.Site == stretch.Site.Id && (s.State == ScheduleState.Waiting || (s.State == ScheduleState.Refused && s.Version.IsHead && s.Version.State != VersionState.Published))).ToListAsync(cancel);
        return plans.GroupBy(plan => plan.Set ?? plan.Id).Select(plan => Scheduled(plan.Key, [.. plan], stretch)).Where(line => line.Standing == PlanStanding.Late || stretch.Holds(line.Day!.Value));
    }

    /// <param name="plan">One schedule, or all of a set.</param>
    private static PlanLine Scheduled(Guid id, IReadOnlyList<ScheduleRecord> plan, Stretch stretch) => new(
        $"schedule-{id:N}", PlanKinds.Publication, $"{(plan[0].Action == ScheduledAction.Publish ? "Publish" : "Withdraw")}: {PlannedSets.TitleOf([.. plan.Select(one => stretch.Label(one.Version))])}",
        stretch.DayOf(plan[0].At), plan[0].State == ScheduleState.Refused ? PlanStanding.Late : PlanStanding.Planned, ManageLinks.Plan(stretch.Site.Id, plan[0].VersionId, plan[0].Set))
    {
        Audiences = [.. plan.SelectMany(one => stretch.AudiencesOf(one.Version.Entry)).Distinct()],
        Owner = plan[0].By,
    };

    /// <summary>What people published; imports are no plans of anybody.</summary>
    private static async Task<IEnumerable<PlanLine>> PublishedAsync(ContentStore store, Stretch stretch, CancellationToken cancel)
    {
        var steps = await (from step in store.Transitions.AsNoTracking()
                           join version in store.Versions.AsNoTracking().Include(v => v.Entry) on step.VersionId equals version.Id
                           where version.Entry.Site == stretch.Site.Id && step.To == VersionState.Published && step.ById != null && step.At >= stretch.First && step.At < stretch.End
                           select new { step.Id, step.At, step.By, Version = version, version.Entry }).ToListAsync(cancel);
        return steps.Select(step => new PlanLine(
            $"published-{step.Id:N}", PlanKinds.Publication, $"Published: {stretch.Label(step.Version)}", stretch.DayOf(step.At), PlanStanding.Done, ManageLinks.Version(stretch.Site.Id, step.Version.Id))
        {
            Audiences = stretch.AudiencesOf(step.Entry),
            Owner = step.By,
        });
    }

    private static async Task<IEnumerable<PlanLine>> ApprovedAsync(ContentStore store, Stretch stretch, CancellationToken cancel)
    {
        var versions = await store.Versions.AsNoTracking().Include(v => v.Entry).Where(v => v.Entry.Site == stretch.Site.Id && v.IsHead && v.State == VersionState.Approved).ToListAsync(cancel);
        return versions.Select(version => new PlanLine(
            $"approved-{version.Id:N}", PlanKinds.Publication, $"Approved: {stretch.Label(version)}", null, PlanStanding.Planned, ManageLinks.Version(stretch.Site.Id, version.Id))
        {
            Audiences = stretch.AudiencesOf(version.Entry),
            Owner = version.Author,
        });
    }

    private static IEnumerable<PlanLine> Events(Stretch stretch, Entry entry) => entry.Item is not Event { Cancelled: false } item ? [] :
        from occasion in EventDates.All(stretch.Site.Clock, entry, stretch.Site.Clock.At(stretch.Until.ToDateTime(TimeOnly.MaxValue)))
        let day = DateOnly.FromDateTime(occasion.Starts.DateTime)
        where stretch.Holds(day) && !item.Except.Contains(day)
        select new PlanLine(
            $"event-{stretch.Site.Id}-{entry.Key.Replace('/', '-')}-{day:yyyyMMdd}", PlanKinds.Event, stretch.Reader.Title(entry), day, day < stretch.Today ? PlanStanding.Done : PlanStanding.Planned, ManageLinks.Edit(entry.Documents.First().Path))
        {
            Audiences = item.Audiences,
            Owner = item.Owner ?? "",
        };

    private static PlanLine? Review(Stretch stretch, Entry entry) =>
        entry.Item.Review is { } due && (due < stretch.Today || stretch.Holds(due))
            ? new PlanLine(
                $"review-{stretch.Site.Id}-{entry.Name.Replace('/', '-')}", PlanKinds.Review, $"Look again at: {(entry.Item.Title.Length > 0 ? stretch.Reader.Title(entry) : entry.Key)}", due,
                PlanLine.StandingOf(false, due, stretch.Today), ManageLinks.Edit(entry.Documents.First().Path))
            {
                Audiences = entry.Item.Audiences,
                Owner = entry.Item.Owner ?? "",
            }
            : null;

    /// <summary>A site's days from one to another, on the council's clock.</summary>
    private sealed record Stretch(Reader Reader, DateOnly From, DateOnly Until, DateOnly Today)
    {
        public SiteContent Site => Reader.Site;

        /// <summary>UTC.</summary>
        public DateTime First => Site.Clock.At(From.ToDateTime(TimeOnly.MinValue)).UtcDateTime;

        /// <summary>UTC.</summary>
        public DateTime End => Site.Clock.At(Until.AddDays(1).ToDateTime(TimeOnly.MinValue)).UtcDateTime;

        public bool Holds(DateOnly day) => day >= From && day <= Until;

        public bool IsOwn(Entry entry) => entry.Documents.First().Path.Site == Site.Id;

        /// <param name="utc">A moment in UTC.</param>
        public DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Site.Clock.Zone));

        public string Label(VersionRecord version) => Reader.Text(version.Label) + (version.Language == Language.EnglishCode ? "" : $" ({version.Language})");

        public IReadOnlyList<string> AudiencesOf(EntryRecord entry) => Site.Find(entry.Folder, entry.Key)?.Item.Audiences ?? [];
    }
}
