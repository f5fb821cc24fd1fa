using System.Globalization;
using System.Net;
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
/// Puts a letter together: what officers say in it, and what is this person's. Nothing that anybody typed into the form is in it:
/// a form that sends typed words to a typed address would be a gift to spammers.
/// </summary>
public sealed class LetterWriter(IEventDirectory events, ILetterWords letters, WordBook book, MailOptions options, TimeProvider time)
{
    public MailMessage Write(Letter letter, Registration registration, Session session, CouncilSite site, Language language)
    {
        var about = new LetterCase(letter, registration, session, site, language, events.Find(session.Site, session.Event, language));
        return Compose(about, letters.Find(session.Site, letter.Why, language, about.Title));
    }

    /// <param name="said">Null when nobody has published words for it: the mail goes all the same, with a few plain ones.</param>
    public MailMessage Compose(LetterCase about, LetterWords? said)
    {
        var (letter, registration, session, site) = (about.Letter, about.Registration, about.Session, about.Site);
        var words = book[about.Language];
        said ??= Plain(about, words);
        var body = new MailBody(about.Language, said.Heading, said.Language).Paragraph(words["letter.hello"]).Rendered(said.Text, said.Html);
        if (letter.Note.Length > 0)
        {
            body.Paragraph(letter.Note);
        }

        if (registration.HeldUntil is { } until && about.Why is LetterKind.Offer or LetterKind.PleaseConfirm)
        {
            body.Paragraph(words["letter.until", DateWords.Moment(about.Language, TimeZoneInfo.ConvertTime(new DateTimeOffset(until, TimeSpan.Zero), site.Clock.Zone))]);
        }

        if (about.Why == LetterKind.Afterwards)
        {
            AddAfterwards(body, about.Event, site, words);
        }

        body.Facts(FactsOf(about, words));
        AddLinks(body, about, words);
        body.Paragraph(words["letter.erase", DateWords.Day(about.Language, DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(session.KeepUntil, site.Clock.Zone)))]);
        body.Paragraph(words["letter.why", site.Council]);
        return new MailMessage(session.Site, registration.Email, about.Language.Code, said.Subject, body.Text, body.Html, CalendarOf(about));
    }

    /// <summary>What is true of the registration now, in the words of its own page.</summary>
    private static LetterWords Plain(LetterCase about, LanguageWords words)
    {
        var subject = words["letter.plain-subject", about.Title];
        var text = about.Why switch
        {
            LetterKind.Afterwards or LetterKind.FromOfficer => "",
            LetterKind.SessionCalledOff => words["register.cancelled"],
            _ => words["my.state-" + about.Registration.State.ToString().ToLowerInvariant()],
        };
        return new LetterWords(words.Language, subject, subject, text, text.Length == 0 ? "" : $"<p>{WebUtility.HtmlEncode(text)}</p>");
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

    private static void AddLinks(MailBody body, LetterCase about, LanguageWords words)
    {
        if (about.Event?.Rules.JoinLink is { } join && about.Registration.State == RegistrationState.Booked && about.Why is LetterKind.Booked or LetterKind.Reminder or LetterKind.AlreadyRegistered)
        {
            body.Link(words["letter.join"], join);
        }

        if (about.Why != LetterKind.Afterwards || about.Event?.Rules.Certificate == true)
        {
            body.Link(words[LinkWords(about.Why)], about.Site.Origin + Visit.Href(MyRegistration.MyRegistrationLinks.Page(about.Letter.Token), about.Language));
        }
    }

    private static (string, string)[] FactsOf(LetterCase about, LanguageWords words)
    {
        var starts = TimeZoneInfo.ConvertTime(new DateTimeOffset(about.Session.StartsAt, TimeSpan.Zero), about.Site.Clock.Zone);
        return
        [
            (words["register.event"], about.Title),
            (words["register.when"], DateWords.Moment(words.Language, starts)),
            (words["register.where"], about.Session.Place),
            (words["register.party"], about.Registration.Party.ToString(CultureInfo.InvariantCulture)),
            (words["letter.code"], about.Registration.State == RegistrationState.Booked ? about.Registration.Code : ""),
        ];
    }

    private CalendarPart? CalendarOf(LetterCase about)
    {
        var method = about.Why switch
        {
            LetterKind.Cancelled or LetterKind.Moved or LetterKind.SessionCalledOff => CalendarEntry.Cancel,
            LetterKind.Booked or LetterKind.Changed or LetterKind.SessionChanged when about.Registration.State == RegistrationState.Booked => CalendarEntry.Request,
            _ => null,
        };
        var organiser = options.From ?? $"noreply@{new Uri(about.Site.Origin).Host}";
        return method is null
            ? null
            : CalendarEntry.Of(method, about.Registration, about.Session, about.Title, about.Site, organiser, about.Session.Sequence + about.Letter.Sequence, time.GetUtcNow().UtcDateTime,
                about.Site.Origin + MyRegistration.MyRegistrationLinks.Calendar(about.Letter.Token));
    }

    private static string LinkWords(LetterKind why) => why switch
    {
        LetterKind.PleaseConfirm => "letter.confirm-link",
        LetterKind.Offer => "letter.offer-link",
        _ => "letter.link",
    };
}
