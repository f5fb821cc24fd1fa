using PreventPublic.Cms.Features.BrowseEvents;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Types;
using PreventPublic.Metrics.Facts;

namespace PreventPublic.Host.Strategy;

/// <summary>Looks at what is published, once a day, and says how it stands.</summary>
public sealed class StateOfContent(Publisher publisher) : IGaugeSource
{
    /// <summary>A contact is checked this often.</summary>
    private const int CheckContactsEvery = Cms.Editing.Needs.VerifyEveryDays;

    public IEnumerable<Reading> Look(string site, DateOnly day)
    {
        if (publisher.Current.Sites.GetValueOrDefault(site) is not { } content)
        {
            return [];
        }

        var pages = content.In("pages").ToList();
        var others = content.Languages.Where(language => !language.IsEnglish).ToList();
        var translatable = pages.Where(page => ((Page)page.Item).EveryLanguage || others.Any(page.IsIn)).ToList();
        return
        [
            new Reading("pages.in-date", Percent(pages.Count(page => page.Item.Review is not { } due || due >= day), pages.Count)),
            new Reading("pages.published", pages.Count),
            new Reading("contacts.overdue", content.In("contacts").Count(contact => IsOverdue((Contact)contact.Item, day))),
            new Reading("translations.there", Percent(translatable.Sum(page => others.Count(page.IsIn)), translatable.Count * others.Count)),
            new Reading("events.held", content.In("events").Sum(entry => HeldOn(content, entry, day)), CanLookBack: true),
        ];
    }

    private static bool IsOverdue(Contact contact, DateOnly day) =>
        !contact.Withheld && (contact.VerifiedOn is not { } on || on.AddDays(CheckContactsEvery) < day || contact.State != "verified");

    /// <summary>Dates of an event that were over on that day.</summary>
    private static int HeldOn(SiteContent site, Entry entry, DateOnly day)
    {
        var item = (Event)entry.Item;
        return item.Cancelled || item.Sample || item.Except.Contains(day) ? 0
            : EventDates.All(site.Clock, entry, site.Clock.At(day.AddDays(1).ToDateTime(TimeOnly.MinValue))).Count(occasion => DateOnly.FromDateTime(occasion.Ends.DateTime) == day);
    }

    private static double Percent(int part, int whole) => whole == 0 ? 100 : Math.Round(100.0 * part / whole, 1);
}
