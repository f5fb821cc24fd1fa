using PreventPublic.Cms.Published;
using PreventPublic.Core.Time;

namespace PreventPublic.Cms.Features.Manage;

/// <summary>The clock on a council's wall.</summary>
public static class SiteClock
{
    /// <summary>What all councils share keeps London's time.</summary>
    public static LocalClock ClockOf(this Publisher publisher, string site, TimeProvider time) =>
        publisher.Current.Sites.GetValueOrDefault(site)?.Clock ?? new LocalClock(time, TimeZoneInfo.FindSystemTimeZoneById("Europe/London"));
}
