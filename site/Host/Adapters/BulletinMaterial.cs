using PreventPublic.Cms.Changed;
using PreventPublic.Cms.Check;
using PreventPublic.Cms.Features.BrowseEvents;
using PreventPublic.Cms.Features.Manage;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Cms.Types;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Time;
using PreventPublic.Core.Words;
using PreventPublic.Engagement.Features.Bulletins;
using PreventPublic.Engagement.Features.Bulletins.Material;

namespace PreventPublic.Host.Adapters;

/// <summary>Gives the bulletin desk what is published.</summary>
public sealed class BulletinMaterial(Publisher publisher, ChangedEntries changes, WordBook words) : IBulletinMaterial
{
    private const int FewestWords = 30;

    private const int MostDates = 2;

    /// <summary>How far past the month's end its bulletin looks ahead.</summary>
    private const int DaysAhead = 35;

    public async Task<IReadOnlyList<Material>> GatherAsync(string site, BulletinMonth month, CancellationToken cancel)
    {
        if (publisher.Current.Sites.GetValueOrDefault(site) is not { } content)
        {
            return [];
        }

        var again = await changes.BetweenAsync(content, month.First, month.Last, cancel);
        var fresh = Fresh(content, month, again);
        var told = fresh.Select(piece => piece.Name).ToHashSet(StringComparer.Ordinal);
        return [.. fresh, .. Changed(content, month, again).Where(piece => told.Add(piece.Name))];
    }

    /// <summary>What is dated in the month, ahead after it, or was not there before.</summary>
    private static List<Material> Fresh(SiteContent content, BulletinMonth month, PublishedAgain again) =>
    [
        .. content.In("updates").Where(entry => IsIn(month, ((Update)entry.Item).Date)).OrderByDescending(entry => ((Update)entry.Item).Date).Select(entry => Of(entry, MaterialKind.News, ((Update)entry.Item).Date)),
        .. content.In("events").Select(entry => (Entry: entry, Next: Ahead(content, entry, month).FirstOrDefault())).Where(pair => pair.Next is not null).OrderBy(pair => pair.Next!.Starts)
            .Select(pair => Of(pair.Entry, MaterialKind.Event, DateOnly.FromDateTime(pair.Next!.Starts.DateTime))),
        .. content.In("resources").Select(entry => (Entry: entry, Day: SavedOn(content, entry))).Where(pair => IsIn(month, pair.Day) && !again.Before.Contains(pair.Entry.Name)).OrderByDescending(pair => pair.Day).Select(pair => Of(pair.Entry, MaterialKind.Resource, pair.Day)),
        .. content.In("consultations").Select(entry => (Entry: entry, Day: DoneOn((Consultation)entry.Item, month))).Where(pair => pair.Day != default).Select(pair => Of(pair.Entry, MaterialKind.YouSaid, pair.Day)),
    ];

    /// <summary>Updates, materials and pages with another text, the most changed first; then materials that were saved again otherwise, as with a new translation.</summary>
    private static IEnumerable<Material> Changed(SiteContent content, BulletinMonth month, PublishedAgain again)
    {
        var texts = again.Changed.OrderByDescending(change => change.Words).ThenBy(change => change.Name, StringComparer.Ordinal).Select(change => (Change: change, Entry: Find(content, change.Name))).Where(pair => pair.Entry is { Address: not null, Item: Update or Resource or Page });
        foreach (var (change, entry) in texts)
        {
            yield return ChangeOf(entry!, change.Day, change.Words, change.Site);
        }

        foreach (var entry in content.In("resources").Where(entry => again.Before.Contains(entry.Name) && IsIn(month, SavedOn(content, entry))))
        {
            yield return ChangeOf(entry, SavedOn(content, entry), 0, entry.Documents.First().Path.Site);
        }
    }

    private static Material ChangeOf(Entry entry, DateOnly day, int words, string site) =>
        Of(entry, MaterialKind.Changed, day) with { Change = new MaterialChange(words, site, ManageLinks.History(new DocumentPath(site, entry.Type.Folder, entry.Key, Language.EnglishCode))) };

    private static Entry? Find(SiteContent content, string name) => name.Split('/') is [var folder, var key] ? content.Find(folder, key) : null;

    public MaterialText? Text(string site, string name, Language language)
    {
        if (publisher.Current.Sites.GetValueOrDefault(site) is not { } content || Find(content, name) is not { Address: { } address } entry)
        {
            return null;
        }

        var (reader, local) = (new Reader(content, language, words[language]), entry.In(language).Language);
        var dates = entry.Item is Event { Cancelled: false } ? EventDates.Of(reader, entry, content.Clock.Now, MostDates) : [];
        if (entry.Item is Event { Cancelled: true })
        {
            return null;
        }

        return new MaterialText(
            reader.Title(entry), reader.Summary(entry) ?? "", reader.Href(address), string.Join("; ", dates.Select(date => DateWords.Moment(language, date.Starts))), local,
            entry.Item is Event ? (dates.Count > 0 ? dates[^1].Ends : DateTimeOffset.MinValue) : null, IsSample(entry.Item), entry.Item.Topics);
    }

    public int? ReadingAge(string text) => Cms.Check.ReadingAge.Of([text], FewestWords);

    public int ReadingAim(string site) => publisher.Current.Sites.GetValueOrDefault(site)?.Settings.ReadingAge ?? 11;

    private static bool IsSample(ContentItem item) => item is Update { Sample: true } or Event { Sample: true } or Resource { Sample: true } or Consultation { Sample: true };

    private static Material Of(Entry entry, MaterialKind kind, DateOnly day) => new(entry.Name, kind, entry.Item.Title, entry.Item.Audiences, day);

    private static bool IsIn(BulletinMonth month, DateOnly day) => day >= month.First && day <= month.Last;

    /// <summary>Dates from the middle of the month on, when its bulletin is written, until five weeks after it.</summary>
    private static IEnumerable<Occasion> Ahead(SiteContent content, Entry entry, BulletinMonth month)
    {
        if (entry.Item is not Event { Cancelled: false } item)
        {
            return [];
        }

        var (from, until) = (content.Clock.At(month.Last.ToDateTime(TimeOnly.MinValue)), content.Clock.At(month.Last.AddDays(DaysAhead).ToDateTime(TimeOnly.MaxValue)));
        return EventDates.All(content.Clock, entry, until).Where(date => date.Starts >= from && date.Starts <= until && !item.Except.Contains(DateOnly.FromDateTime(date.Starts.DateTime)));
    }

    private static DateOnly SavedOn(SiteContent content, Entry entry) =>
        entry.Documents.Max(document => document.SavedAt) is { } saved ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(saved, DateTimeKind.Utc), content.Clock.Zone)) : default;

    /// <summary>When the council last did what people said, in the month.</summary>
    private static DateOnly DoneOn(Consultation consultation, BulletinMonth month) =>
        consultation.Replies.Where(reply => reply.State == "done" && IsIn(month, reply.On)).Select(reply => reply.On).DefaultIfEmpty().Max();
}
