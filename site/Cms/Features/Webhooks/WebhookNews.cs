using System.Text.RegularExpressions;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Outbox;

namespace PreventPublic.Cms.Features.Webhooks;

/// <summary>Something was published or withdrawn: posted to the outbox in the transaction that did it, so that receivers are told if and only if it is so.</summary>
/// <param name="Id">Names what happened.</param>
/// <param name="Events">What it counts as, most general first.</param>
/// <param name="At">UTC.</param>
public sealed record WebhookNews(Guid Id, IReadOnlyList<string> Events, string Site, string Entry, string Type, string Language, DateTime At)
{
    /// <summary>The outbox kind.</summary>
    public const string Kind = "webhook-news";

    public const string Published = "entry.published";

    public static readonly IReadOnlyDictionary<string, string> Known = new Dictionary<string, string>
    {
        [Published] = "Something was published",
        ["entry.withdrawn"] = "Something was withdrawn",
        ["event.changed"] = "An event was published, changed or withdrawn",
        ["emergency.published"] = "An emergency banner was published",
    };

    /// <summary>Adds the news of a version's step to the change that makes it.</summary>
    public static void Post(ContentStore store, VersionRecord version, EntryRecord entry, DateTime now)
    {
        if (version.State is VersionState.Published or VersionState.Withdrawn)
        {
            store.Post(Kind, new WebhookNews(Guid.NewGuid(), EventsOf(version, entry), entry.Site, $"{entry.Folder}/{entry.Key}", entry.Type, version.Language, now), now);
        }
    }

    private static List<string> EventsOf(VersionRecord version, EntryRecord entry)
    {
        var published = version.State == VersionState.Published;
        List<string> events = [published ? Published : "entry.withdrawn"];
        if (entry.Type == "event")
        {
            events.Add("event.changed");
        }

        if (published && entry.Type == "banner" && Regex.IsMatch(version.Source, "^level: *emergency *$", RegexOptions.Multiline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)))
        {
            events.Add("emergency.published");
        }

        return events;
    }
}
