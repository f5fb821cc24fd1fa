using System.Globalization;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Mail;
using PreventPublic.Core.Time;
using PreventPublic.Core.Web;
using PreventPublic.Core.Words;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Mail;

namespace PreventPublic.Engagement.Features.Events.Letters;

/// <summary>
/// Words of a letter. Nothing that anybody typed into the form is in it: a form that sends typed words to a typed address
/// would be a gift to spammers.
/// </summary>
public sealed class LetterWriter(IEventDirectory events, WordBook book, MailOptions options, TimeProvider time)
{
    public MailMessage Write(Letter letter, Registration registration, Session session, CouncilSite site, Language language)
    {
        var words = book[language];
        var known = events.Find(session.Site, session.Event, language);
        var title = known?.Title ?? session.Event;
        var key = "letter." + KeyOf(letter.Why);
        var subject = words[key + "-subject", title];
        var link = site.Origin + Visit.Href(MyRegistration.MyRegistrationLinks.Page(letter.Token), language);
        var body = new MailBody(language, subject).Paragraph(words["letter.hello"]).Paragraph(words[key + "-text", site.Council]);
        if (letter.Note.Length > 0)
        {
            body.Paragraph(letter.Note);
        }

        if (registration.HeldUntil is { } until && letter.Why is LetterKind.Offer or LetterKind.PleaseConfirm)
        {
            body.Paragraph(words["letter.until", DateWords.Moment(language, TimeZoneInfo.ConvertTime(new DateTimeOffset(registration.HeldUntil!.Value, TimeSpan.Zero), site.Clock.Zone))]);
        }

        if (letter.Why == LetterKind.Afterwards)
        {
            AddAfterwards(body, known, site, words);
        }

        body.Facts(FactsOf(registration, session, site, words, title));
        if (known?.Rules.JoinLink is { } join && registration.State == RegistrationState.Booked && letter.Why is LetterKind.Booked or LetterKind.Reminder or LetterKind.AlreadyRegistered)
        {
            body.Link(words["letter.join"], join);
        }

        if (letter.Why != LetterKind.Afterwards || known?.Rules.Certificate == true)
        {
            body.Link(words[LinkWords(letter.Why)], link);
        }

        body.Paragraph(words["letter.erase", DateWords.Day(language, DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(session.KeepUntil, site.Clock.Zone)))]);
        body.Paragraph(words["letter.why", site.Council]);
        var calendar = CalendarOf(letter, registration, session, site, title);
        return new MailMessage(session.Site, registration.Email, language.Code, subject, body.Text, body.Html, calendar);
    }

    /// <summary>The invitation is the same for everybody and leads to the page that anybody can find: nothing in it could tell who answers.</summary>
    private static void AddAfterwards(MailBody body, BookableEvent? known, CouncilSite site, LanguageWords words)
    {
        if (known?.Feedback is { } feedback)
        {
            body.Link(words["letter.feedback"], site.Origin + Visit.Href(feedback, words.Language));
        }

        if (known?.Rules.Certificate == true)
        {
            body.Paragraph(words["letter.certificate"]);
        }
    }

    private static (string, string)[] FactsOf(Registration registration, Session session, CouncilSite site, LanguageWords words, string title)
    {
        var starts = TimeZoneInfo.ConvertTime(new DateTimeOffset(session.StartsAt, TimeSpan.Zero), site.Clock.Zone);
        return
        [
            (words["register.event"], title),
            (words["register.when"], DateWords.Moment(words.Language, starts)),
            (words["register.where"], session.Place),
            (words["register.party"], registration.Party.ToString(CultureInfo.InvariantCulture)),
            (words["letter.code"], registration.State == RegistrationState.Booked ? registration.Code : ""),
        ];
    }

    private CalendarPart? CalendarOf(Letter letter, Registration registration, Session session, CouncilSite site, string title)
    {
        var method = letter.Why switch
        {
            LetterKind.Cancelled or LetterKind.Moved or LetterKind.SessionCalledOff => CalendarEntry.Cancel,
            LetterKind.Booked or LetterKind.Changed or LetterKind.SessionChanged when registration.State == RegistrationState.Booked => CalendarEntry.Request,
            _ => null,
        };
        var organiser = options.From ?? $"noreply@{new Uri(site.Origin).Host}";
        return method is null
            ? null
            : CalendarEntry.Of(method, registration, session, title, site, organiser, session.Sequence + letter.Sequence, time.GetUtcNow().UtcDateTime,
                site.Origin + MyRegistration.MyRegistrationLinks.Calendar(letter.Token));
    }

    private static string LinkWords(LetterKind why) => why switch
    {
        LetterKind.PleaseConfirm => "letter.confirm-link",
        LetterKind.Offer => "letter.offer-link",
        _ => "letter.link",
    };

    /// <summary><c>AlreadyRegistered</c> → <c>already-registered</c></summary>
    private static string KeyOf(LetterKind why) =>
        string.Concat(why.ToString().Select((letter, at) => char.IsUpper(letter) && at > 0 ? "-" + char.ToLowerInvariant(letter) : char.ToLowerInvariant(letter).ToString()));
}
