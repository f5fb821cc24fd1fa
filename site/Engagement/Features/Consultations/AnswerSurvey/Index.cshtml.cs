using System.Data.Common;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Consultations.Rounds;
using PreventPublic.Engagement.Features.Consultations.Wording;
using PreventPublic.Engagement.Features.Events.Forms;
using PreventPublic.Engagement.HumanCheck;

namespace PreventPublic.Engagement.Features.Consultations.AnswerSurvey;

/// <summary>The open door: anybody answers, without a name. What is sent is sealed before it is stored; nothing about the answer is logged or counted.</summary>
[SmallForm(64 * 1024)]
[ReadySecrets]
public sealed class IndexModel(IConsultationDirectory directory, SealedRounds rounds, FormTickets tickets, AnswerGuard guard, IHumanCheck human) : FormPage
{
    public const string Trap = "website";
    public const string TicketField = "form";

    /// <summary>Sent back once the person has seen what their words may give away.</summary>
    public const string LookedField = "looked";

    private Guid _form;

    public string Key { get; private set; } = "";

    public ConsultationText Text { get; private set; } = null!;

    public ISurveyLibrary Library { get; private set; } = null!;

    /// <summary>Null when nobody can answer here now.</summary>
    public RoundFacts? Round { get; private set; }

    public bool HasPanel { get; private set; }

    public SurveyForm? Form { get; private set; }

    public IReadOnlyList<FormFault> Faults { get; private set; } = [];

    public string Ticket { get; private set; } = "";

    /// <summary>Only the check that asks nobody else: what a reader says here must not be known to another company.</summary>
    public string? Puzzle => human is AltchaCheck ? human.ChallengeFor(_form) : null;

    /// <summary>The words were looked at, and the person is asked once whether to send them.</summary>
    public bool AskAgain { get; private set; }

    public bool ShowTrap { get; private set; }

    public bool ShowContactsFirst => Form?.Screened.Values.Any(screened => screened.Disclosure) == true;

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancel)
    {
        if (!await FindAsync(key, cancel))
        {
            return NotFound();
        }

        NewTicket();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string key, CancellationToken cancel)
    {
        if (!await FindAsync(key, cancel))
        {
            return NotFound();
        }

        if (Round is null)
        {
            return Invalid(StatusCodes.Status409Conflict);
        }

        var sent = await Request.ReadFormAsync(cancel);
        Form = SurveyForm.Read(sent, Round.Survey, Form!.Text, Words);
        var ticket = KeepTicket(sent[TicketField].ToString());
        ShowTrap = sent[Trap].ToString().Length > 0;
        Faults = [.. Form.Faults, .. FaultsOf(ticket)];
        AskAgain = Form.Screened.Count > 0 && sent[LookedField] != "yes";
        if (Faults.Count > 0 || AskAgain)
        {
            return Invalid();
        }

        return await SendAsync(key, ticket!, sent[human.Field].ToString(), cancel);
    }

    private async Task<bool> FindAsync(string key, CancellationToken cancel)
    {
        if (directory.Text(Visit.Site, key, Visit.Language) is not { } text)
        {
            return false;
        }

        (Key, Text, Library) = (key, text, directory.Library(Visit.Site)!);
        var all = await rounds.OfAsync(Visit.Site, key, cancel);
        Round = all.LastOrDefault(round => round is { IsOpen: true, Door: Door.Open });
        HasPanel = all.Any(round => round is { IsOpen: true, IsPanel: true });
        Form = Round is null ? null : SurveyForm.Empty(Round.Survey, new SurveyWords(Library, Round.Survey, Visit.Language, Words), Words);
        Show(new PageHead
        {
            Title = text.Title,
            HideFromSearch = true,
            Address = ConsultationLinks.Answer(key),
            Scripts = ["answering.js"],
            Languages = [.. Visit.Languages.Select(language => language.Code)],
            Trail = [(Words["layout.home"], "/"), (text.Title, ConsultationLinks.Of(key))],
        });
        return true;
    }

    private void NewTicket()
    {
        _form = Guid.NewGuid();
        Ticket = tickets.New(_form);
    }

    /// <summary>The same form keeps its id through every round, so that it counts once.</summary>
    private FormTicket? KeepTicket(string text)
    {
        var ticket = tickets.Read(text);
        if (ticket is null or { IsTooOld: true })
        {
            NewTicket();
        }
        else
        {
            (Ticket, _form) = (text, ticket.Form);
        }

        return ticket;
    }

    private IEnumerable<FormFault> FaultsOf(FormTicket? ticket)
    {
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

    private async Task<IActionResult> SendAsync(string key, FormTicket ticket, string proof, CancellationToken cancel)
    {
        var proved = human is AltchaCheck && await human.CheckAsync(ticket.Form, proof, cancel) == HumanVerdict.Passed;
        if (!await guard.AllowsAsync(HttpContext.Connection.RemoteIpAddress, proved))
        {
            return Refused(StatusCodes.Status429TooManyRequests, "register.error-too-many");
        }

        try
        {
            return await rounds.AcceptOpenAsync(Round!.Id, Form!.Sheet, ticket.Form, cancel) == Acceptance.Shut
                ? Refused(StatusCodes.Status409Conflict, "survey.error-shut")
                : new SeeOther(Visit.Href(ConsultationLinks.Thanks(key)));
        }
        catch (DbException)
        {
            return Refused(StatusCodes.Status503ServiceUnavailable, "survey.error-busy");
        }
    }

    private PageResult Refused(int status, string words)
    {
        Faults = [new FormFault("", Words[words])];
        return Invalid(status);
    }
}
