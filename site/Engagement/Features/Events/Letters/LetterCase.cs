using PreventPublic.Core.Languages;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Events.Directory;

namespace PreventPublic.Engagement.Features.Events.Letters;

/// <summary>One letter to one person, with all that it is about.</summary>
/// <param name="Language">The person's.</param>
/// <param name="Event">As it is published now; null when it is no longer.</param>
public sealed record LetterCase(Letter Letter, Registration Registration, Session Session, CouncilSite Site, Language Language, BookableEvent? Event)
{
    public LetterKind Why => Letter.Why;

    public string Title => Event?.Title ?? Session.Event;
}
