using PreventPublic.Core.Languages;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Events.Directory;

namespace PreventPublic.Engagement.Features.Events.Letters;

/// <summary>A letter to nobody about an event that does not exist, so that whoever words it can see the whole mail.</summary>
public static class LetterExample
{
    /// <summary>In the link that stands for a personal one.</summary>
    public const string Token = "example";

    /// <param name="title">Says that the event is made up, and so does <paramref name="place"/>.</param>
    /// <param name="now">UTC.</param>
    public static LetterCase Of(LetterKind why, CouncilSite site, Language language, string title, string place, DateTime now)
    {
        var starts = now.Date.AddDays(14).AddHours(18.5);
        var session = new Session
        {
            Site = site.Id,
            Event = Token,
            Date = DateOnly.FromDateTime(starts),
            StartsAt = starts,
            EndsAt = starts.AddHours(1.5),
            Place = place,
            KeepUntil = starts.AddDays(30),
        };
        return new LetterCase(new Letter(why, Guid.Empty, Token, 0), RegistrationOf(why, session, language, now), session, site, language, EventOf(session, title));
    }

    private static Registration RegistrationOf(LetterKind why, Session session, Language language, DateTime now) => new()
    {
        SessionId = session.Id,
        FormId = Guid.Empty,
        Number = 1,
        Party = 2,
        Name = "",
        Email = "example@example.org",
        EmailKey = "",
        Language = language.Code,
        Code = "XMPL23",
        CreatedAt = now,
        State = StateOf(why),
        HeldUntil = why switch { LetterKind.PleaseConfirm => now.AddHours(12), LetterKind.Offer => now.AddHours(48), _ => null },
    };

    private static RegistrationState StateOf(LetterKind why) => why switch
    {
        LetterKind.PleaseConfirm => RegistrationState.Unconfirmed,
        LetterKind.AwaitingApproval => RegistrationState.AwaitingApproval,
        LetterKind.Waiting => RegistrationState.Waiting,
        LetterKind.Offer => RegistrationState.Offered,
        LetterKind.OfferLapsed => RegistrationState.Lapsed,
        LetterKind.Cancelled or LetterKind.Moved => RegistrationState.Cancelled,
        LetterKind.Refused => RegistrationState.Refused,
        _ => RegistrationState.Booked,
    };

    /// <summary>It asks for feedback and gives certificates, so that the mail afterwards shows both.</summary>
    private static BookableEvent EventOf(Session session, string title) => new(
        session.Site, session.Event, title, session.Place, false,
        new BookingRules(1, 1, null, 0, true, false, null, [], 30, false, false, false, Certificate: true, []), [], "/consultations");
}
