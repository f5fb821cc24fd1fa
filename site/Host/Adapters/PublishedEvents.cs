using System.Collections.Concurrent;
using PreventPublic.Cms.Features.BrowseEvents;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Cms.Types;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Words;
using PreventPublic.Engagement.Features.Events.Directory;

namespace PreventPublic.Host.Adapters;

/// <summary>Gives Engagement the published events that take registrations. What was worked out is kept for the day, or until the next publication.</summary>
public sealed class PublishedEvents(Publisher publisher, WordBook words, IConfiguration configuration, TimeProvider time) : IEventDirectory
{
    private sealed record Known(PublishedContent Content, DateOnly Day, ConcurrentDictionary<(string Site, string Key, string Language), BookableEvent?> Events);

    private Known _known = new(PublishedContent.Empty, default, new());

    public IReadOnlyList<CouncilSite> Sites => [.. publisher.Current.Sites.Values.Select(site => CouncilOf(site, Language.English, configuration))];

    public BookableEvent? Find(string site, string key, Language language)
    {
        var content = publisher.Current;
        return Today(content).Events.GetOrAdd((site, key, language.Code), _ => content.Sites.GetValueOrDefault(site) is { } found ? Read(found, key, language) : null);
    }

    public IReadOnlyList<BookableEvent> All(string site) =>
        [.. (publisher.Current.Sites.GetValueOrDefault(site)?.In("events") ?? []).Select(entry => Find(site, entry.Key, Language.English)).OfType<BookableEvent>()];

    public CouncilSite? Site(string id, Language language) => publisher.Current.Sites.GetValueOrDefault(id) is { } site ? CouncilOf(site, language, configuration) : null;

    private Known Today(PublishedContent content)
    {
        var (known, day) = (_known, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        return known.Content == content && known.Day == day ? known : _known = new Known(content, day, new());
    }

    private BookableEvent? Read(SiteContent site, string key, Language language)
    {
        if (site.Find("events", key) is not { Item: Event { Places: { } places } item } entry)
        {
            return null;
        }

        var reader = new Reader(site, language, words[language]);
        var local = (Event)entry.In(language).Item;
        var rules = new BookingRules(
            places, item.PartySize, item.RegistrationOpens is { } opens ? site.Clock.At(opens) : null, item.ClosesHoursBefore, item.WaitingList, item.Approval,
            item.JoinLink, item.RemindHoursBefore, item.KeepDays, item.Under16, item.AskOrganisation, item.AskPhotos, item.Certificate, [.. local.Questions.Select(QuestionOf)],
            item.Course is { } course ? new TrainingRules(course, item.RenewMonths, item.KeepRecordMonths) : null);
        var place = item.Online ? reader.Words["events.online"] : string.Join(", ", new[] { local.Venue, item.Street, item.Town, item.Postcode }.OfType<string>());
        return new BookableEvent(site.Id, key, reader.Title(entry), reader.Text(place), item.Cancelled, rules, SessionsOf(site, entry, item), item.Feedback is { } feedback ? site.Find("consultations", feedback)?.Address : null);
    }

    private List<PlannedSession> SessionsOf(SiteContent site, Entry entry, Event item) =>
    [
        .. EventDates.All(site.Clock, entry, time.GetUtcNow() + EventDates.Horizon)
            .Select(occasion => (Date: DateOnly.FromDateTime(occasion.Starts.DateTime), occasion.Starts, occasion.Ends))
            .DistinctBy(occasion => occasion.Date)
            .Select(occasion => new PlannedSession(occasion.Date, occasion.Starts, occasion.Ends, item.Cancelled || item.Except.Contains(occasion.Date))),
    ];

    private static Question QuestionOf(EventQuestion question) => new(
        question.Id,
        question.Kind switch { "one" => QuestionKind.One, "several" => QuestionKind.Several, "yes-no" => QuestionKind.YesNo, _ => QuestionKind.Text },
        question.Ask, question.Help, question.MustAnswer, question.Choices);

    public static CouncilSite CouncilOf(SiteContent site, Language language, IConfiguration configuration)
    {
        var settings = site.SettingsIn(language);
        return new CouncilSite(site.Id, settings.Title, settings.Council, SiteOrigin.Of(site, configuration), site.Settings.TimeZone, site.Clock, site.Languages);
    }
}
