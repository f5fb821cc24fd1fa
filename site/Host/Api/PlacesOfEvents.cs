using PreventPublic.Cms.Features.Api.Happening;
using PreventPublic.Core.Languages;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Events.Register;

namespace PreventPublic.Host.Api;

/// <summary>Whether there are places, as the registration form would say.</summary>
public sealed class PlacesOfEvents(IEventDirectory events, SessionChoices choices) : IPlaces
{
    public async Task<IReadOnlyList<PlaceState>> OfAsync(string site, string key, CancellationToken cancel) =>
        events.Find(site, key, Language.English) is { } known
            ? [.. (await choices.OfAsync(known)).Select(choice => new PlaceState(choice.Session.Starts, StateOf(choice)))]
            : [];

    private static string StateOf(SessionChoice choice) => choice.Admission switch
    {
        Admission.Cancelled => "cancelled",
        Admission.NotYet => "not-yet",
        Admission.Open => choice.Space switch { Space.Places => "places", Space.List => "waiting-list", _ => "full" },
        _ => "closed",
    };
}
