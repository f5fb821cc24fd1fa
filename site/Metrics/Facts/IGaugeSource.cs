namespace PreventPublic.Metrics.Facts;

/// <summary>Says how things stand on a day: what is a state and no event, so that nobody could post it as a fact.</summary>
public interface IGaugeSource
{
    /// <param name="site">The site's id.</param>
    /// <param name="day">The council's local day: today, or a day that is over.</param>
    IEnumerable<Reading> Look(string site, DateOnly day);
}

/// <summary>How something stood on a day.</summary>
/// <param name="CanLookBack">It can be told of a day that is over; otherwise it says how things stand now.</param>
public sealed record Reading(string Name, double Value, bool CanLookBack = false);
