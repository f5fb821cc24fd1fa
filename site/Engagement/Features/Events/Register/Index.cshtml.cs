using System.Data.Common;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Time;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Events.Forms;
using PreventPublic.Engagement.HumanCheck;

namespace PreventPublic.Engagement.Features.Events.Register;

/// <summary>Registers for an event: the form, then the answers to check, then it is done. Nothing is kept until it is sent.</summary>
[SmallForm]
[ReadySecrets]
public sealed class RegisterModel(IEventDirectory events, SessionChoices choices, Registering registering, FormTickets tickets, FormGuard guard, IHumanCheck human) : FormPage
{
    public const string Date = "date";
    public const string Trap = "website";
    public const string TicketField = "form";
    public const string CheckAction = "check";
    public const string SendAction = "send";

    public BookableEvent Event { get; private set; } = null!;

    public IReadOnlyList<SessionChoice> Sessions { get; private set; } = [];

    public IReadOnlyList<FormField> Fields { get; private set; } = [];

    public Answers Answers { get; private set; } = new();

    public IReadOnlyList<FormFault> Faults { get; private set; } = [];

    public string Ticket { get; private set; } = "";

    public string? Puzzle { get; private set; }

    /// <summary>What the answers to check offer besides, where the council lets people ask Google; null elsewhere.</summary>
    public RecaptchaPart? Google { get; private set; }

    /// <summary>Somewhere in this form people may ask Google, which the privacy notice says.</summary>
    public bool MayAskGoogle => human is RecaptchaCheck;

    /// <summary>All answers are right: show them once more before they are sent.</summary>
    public bool Checking { get; private set; }

    public bool ShowTrap { get; private set; }

    public IEnumerable<SessionChoice> Open => Sessions.Where(choice => choice.Admission == Admission.Open && choice.Space != Space.Full);

    public async Task<IActionResult> OnGetAsync(string key, string? date)
    {
        if (!await FindAsync(key))
        {
            return NotFound();
        }

        NewForm(Guid.NewGuid());
        Answers[Date] = Open.Any(choice => ValueOf(choice) == date) ? date! : "";
        Answers[RegistrationFields.Party] = "1";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string key, CancellationToken cancel)
    {
        if (!await FindAsync(key))
        {
            return NotFound();
        }

        var form = await Request.ReadFormAsync(cancel);
        Answers = Answers.Of(form, Fields);
        var ticket = tickets.Read(form[TicketField]);
        KeepForm(ticket, form[TicketField].ToString());
        if (!Open.Any())
        {
            return Invalid(StatusCodes.Status409Conflict);
        }

        Faults = [.. AnswerRules.Check(Answers, Fields, Event.Rules, Words), .. FaultsOfForm(ticket, form[Trap].ToString())];
        if (Faults.Count > 0)
        {
            return Invalid();
        }

        if (form["step"] != SendAction)
        {
            Checking = form["step"] == CheckAction;
            OfferGoogle();
            return Page();
        }

        return await SendAsync(ticket!, form[human.Field].ToString(), cancel);
    }

    public static string ValueOf(SessionChoice choice) => choice.Session.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public string When(PlannedSession session) => DateWords.Moment(Visit.Language, session.Starts);

    private async Task<bool> FindAsync(string key)
    {
        if (events.Find(Visit.Site, key, Visit.Language) is not { } known)
        {
            return false;
        }

        Event = known;
        Sessions = await choices.OfAsync(known);
        Fields = [.. DateField(), RegistrationFields.EmailField(Words), .. RegistrationFields.Details(known.Rules, Words)];
        Show(new PageHead
        {
            Title = Words["register.title", known.Title],
            HideFromSearch = true,
            Exit = false,
            Address = RegisterLinks.Form(key),
            Languages = [.. Visit.Languages.Select(language => language.Code)],
            Trail = [(Words["layout.home"], "/"), (known.Title, RegisterLinks.Event(key))],
        });
        return true;
    }

    private IEnumerable<FormField> DateField()
    {
        var open = Open.Select(choice => (ValueOf(choice), When(choice.Session), (string?)Words[choice.Space == Space.List ? "register.session-list" : "register.session-places"])).ToList();
        yield return new FormField(Date, FieldShape.One, Words["register.session"], null, Words["register.error-session"], Choices: open);
    }

    /// <summary>Only the page that has the button may load anything from there.</summary>
    private void OfferGoogle()
    {
        if (Checking && human is RecaptchaCheck google)
        {
            Google = google.PartFor(Visit.Language);
            SecurityHeaders.AllowAlso(HttpContext, RecaptchaPart.Scripts, RecaptchaPart.Frames);
            Show((PageHead)ViewData[PageHead.Key]! with { Scripts = ["recaptcha.js"] });
        }
    }

    private void NewForm(Guid form)
    {
        Ticket = tickets.New(form);
        Puzzle = human.ChallengeFor(form);
    }

    /// <summary>The same form keeps its id through every round, so that it is taken once.</summary>
    private void KeepForm(FormTicket? ticket, string text)
    {
        if (ticket is null or { IsTooOld: true })
        {
            NewForm(Guid.NewGuid());
            return;
        }

        (Ticket, Puzzle) = (text, human.ChallengeFor(ticket.Form));
    }

    private IEnumerable<FormFault> FaultsOfForm(FormTicket? ticket, string trap)
    {
        ShowTrap = trap.Length > 0;
        if (ShowTrap)
        {
            yield return new FormFault(Trap, Words["register.error-trap"]);
        }

        if (ticket is null or { IsTooOld: true })
        {
            yield return new FormFault("", Words["register.error-too-old"]);
        }
        else if (ticket.IsTooFast)
        {
            yield return new FormFault("", Words["register.error-too-fast"]);
        }
    }

    private async Task<IActionResult> SendAsync(FormTicket ticket, string proof, CancellationToken cancel)
    {
        var newcomer = Newcomer(ticket.Form, await human.CheckAsync(ticket.Form, proof, cancel) == HumanVerdict.Passed);
        if (!await guard.AllowsAddressAsync(HttpContext.Connection.RemoteIpAddress))
        {
            return Refused(StatusCodes.Status429TooManyRequests, "register.error-too-many");
        }

        var turn = await guard.OfPersonAsync(newcomer.EmailKey, $"{ticket.Form:N}/{Answers[Date]}");
        if (turn == FormTurn.TooMany)
        {
            return Refused(StatusCodes.Status429TooManyRequests, "register.error-too-many-mails");
        }

        var date = DateOnly.ParseExact(Answers[Date], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        try
        {
            return Answer(await registering.RegisterAsync(new SessionKey(Visit.Site, Event.Key, date), newcomer with { SentBefore = turn == FormTurn.Again }), date, newcomer.Confirmed);
        }
        catch (Exception fault) when (fault is DbException or DbUpdateException)
        {
            return Refused(StatusCodes.Status503ServiceUnavailable, "register.error-busy");
        }
    }

    private Newcomer Newcomer(Guid form, bool confirmed) => new(
        form, Answers[RegistrationFields.Name], Answers[RegistrationFields.Email], Answers[RegistrationFields.Phone], Answers.PartyOr(1),
        Answers[RegistrationFields.Guests], Answers.ToJson(RegistrationFields.Extras(Event.Rules, Words)), Visit.Language.Code, confirmed);

    private IActionResult Answer(Arrived arrived, DateOnly date, bool confirmed) => arrived switch
    {
        Arrived.Full => Refused(StatusCodes.Status409Conflict, "register.error-full", Date),
        Arrived.Shut => Refused(StatusCodes.Status409Conflict, "register.error-shut", Date),
        Arrived.List => Done(date, RegisteredModel.List),
        _ => Done(date, confirmed ? Event.Rules.Approval ? RegisteredModel.Approval : RegisteredModel.Place : RegisteredModel.Confirm),
    };

    private SeeOther Done(DateOnly date, string how) => new(Visit.Href(RegisterLinks.Done(Event.Key, date, how)));

    private PageResult Refused(int status, string words, string field = "")
    {
        Faults = [new FormFault(field, Words[words])];
        return Invalid(status);
    }
}
