namespace PreventPublic.Cms.Features.Api.Happening;

/// <summary>What the module that registers people says of one date of an event. No number of people is in it.</summary>
/// <param name="Starts">With the council's offset at that moment.</param>
/// <param name="State"><c>places</c>, <c>waiting-list</c>, <c>full</c>, <c>not-yet</c>, <c>closed</c> or <c>cancelled</c>.</param>
public sealed record PlaceState(DateTimeOffset Starts, string State);

/// <summary>Asks whether there are places.</summary>
public interface IPlaces
{
    /// <returns>Empty for an event that nobody needs to register for.</returns>
    Task<IReadOnlyList<PlaceState>> OfAsync(string site, string key, CancellationToken cancel);
}
