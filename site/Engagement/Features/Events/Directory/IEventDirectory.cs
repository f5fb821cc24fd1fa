using PreventPublic.Core.Languages;
using PreventPublic.Core.Time;

namespace PreventPublic.Engagement.Features.Events.Directory;

/// <summary>What is published about events that people can register for.</summary>
public interface IEventDirectory
{
    /// <summary>Null when there is no such event, or none that takes registrations.</summary>
    BookableEvent? Find(string site, string key, Language language);

    IReadOnlyList<BookableEvent> All(string site);

    IReadOnlyList<CouncilSite> Sites { get; }

    CouncilSite? Site(string id, Language language);
}

/// <summary>The council's site that events belong to.</summary>
/// <param name="Title">In the language asked for, as <paramref name="Council"/>.</param>
/// <param name="Origin">Where it is reached, for links in mails: <c>https://prevent.example.gov.uk</c>.</param>
/// <param name="ZoneId">IANA time zone.</param>
public sealed record CouncilSite(string Id, string Title, string Council, string Origin, string ZoneId, LocalClock Clock, IReadOnlyList<Language> Languages);
