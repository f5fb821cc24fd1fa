using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PreventPublic.Core;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Bulletins.Sending;
using PreventPublic.Engagement.Features.Events.Forms;
using PreventPublic.Engagement.HumanCheck;

namespace PreventPublic.Engagement.Features.Bulletins.Subscribe;

/// <summary>
/// Asks for bulletins. There is no puzzle: whoever asks is sent a mail with a button in any case, and how many mails a form
/// can cause is limited by address and by person.
/// </summary>
[SmallForm]
[ReadySecrets]
public sealed class SubscribeModel(Subscribing subscribing, FormTickets tickets, FormGuard guard, BulkOptions bulk) : SubscriberPage
{
    public const string Trap = "website";
    public const string TicketField = "form";

    public IReadOnlyList<FormField> Fields { get; private set; } = [];

    public Answers Answers { get; private set; } = new();

    public IReadOnlyList<FormFault> Faults { get; private set; } = [];

    public string Ticket { get; private set; } = "";

    public bool ShowTrap { get; private set; }

    /// <summary>Days after a mailing that it is kept who was sent it.</summary>
    public int KeepDays => bulk.KeepDays;

    public void OnGet()
    {
        Make();
        Answers = ChoiceFields.Start(Visit);
        Ticket = tickets.New(Guid.NewGuid());
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Make();
        var form = await Request.ReadFormAsync(cancel);
        Answers = Answers.Of(form, Fields);
        var ticket = tickets.Read(form[TicketField]);
        Ticket = ticket is null or { IsTooOld: true } ? tickets.New(Guid.NewGuid()) : form[TicketField].ToString();
        ShowTrap = form[Trap].ToString().Length > 0;
        Faults = [.. Check(ticket)];
        if (Faults.Count > 0)
        {
            return Invalid();
        }

        if (!await guard.AllowsAddressAsync(HttpContext.Connection.RemoteIpAddress))
        {
            return Refused("register.error-too-many");
        }

        var email = Answers[RegistrationFields.Email];
        var turn = await guard.OfPersonAsync(EmailAddress.KeyOf(email), $"{ticket!.Form:N}/bulletin");
        if (turn == FormTurn.TooMany)
        {
            return Refused("register.error-too-many-mails");
        }

        if (turn == FormTurn.First)
        {
            await subscribing.AskAsync(Visit.Site, email, ChoiceFields.ChosenIn(Answers), cancel);
        }

        return new SeeOther(Visit.Href(SubscriberLinks.Asked));
    }

    private void Make()
    {
        ShowAs("subscribe.title", SubscriberLinks.Subscribe);
        var email = new FormField(RegistrationFields.Email, FieldShape.Line, Words["register.email"], null, Words["register.error-email"], EmailAddress.MaxLength, Type: "email", AutoComplete: "email");
        Fields = [email, .. ChoiceFields.Of(Visit)];
    }

    private IEnumerable<FormFault> Check(FormTicket? ticket)
    {
        if (!EmailAddress.IsValid(Answers[RegistrationFields.Email]))
        {
            yield return new FormFault(RegistrationFields.Email, Words["register.error-email"]);
        }

        foreach (var fault in ChoiceFields.Check(Answers, Fields))
        {
            yield return fault;
        }

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

    private PageResult Refused(string words)
    {
        Faults = [new FormFault("", Words[words])];
        return Invalid(429);
    }
}
