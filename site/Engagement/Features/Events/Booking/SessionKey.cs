using System.Globalization;

namespace PreventPublic.Engagement.Features.Events.Booking;

/// <summary>Names one date of an event of a site.</summary>
public sealed record SessionKey(string Site, string Event, DateOnly Date)
{
    public override string ToString() => $"{Site}/{Event}/{Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
}
