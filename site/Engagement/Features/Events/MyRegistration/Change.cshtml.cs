using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Events.Forms;

namespace PreventPublic.Engagement.Features.Events.MyRegistration;

/// <summary>Changes one's own details, within what is free.</summary>
[SmallForm]
public sealed class ChangeModel(Registering registering, IEventDirectory events) : MyRegistrationPage(registering, events)
{
    public IReadOnlyList<FormField> Fields { get; private set; } = [];

    public Answers Answers { get; private set; } = new();

    public IReadOnlyList<FormFault> Faults { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancel)
    {
        if (!await FindAsync(token, cancel))
        {
            return NotFound();
        }

        Answers = Answers.Of(Registration);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancel)
    {
        if (!await FindAsync(token, cancel))
        {
            return NotFound();
        }

        Answers = Answers.Of(await Request.ReadFormAsync(cancel), Fields);
        Faults = [.. AnswerRules.Check(Answers, Fields, Event!.Rules, Words)];
        if (Faults.Count > 0)
        {
            return Invalid();
        }

        var details = new Details(
            Answers[RegistrationFields.Name], Answers[RegistrationFields.Phone], Answers.PartyOr(Registration.Party), Answers[RegistrationFields.Guests],
            Answers.ToJson(RegistrationFields.Extras(Event.Rules, Words)));
        switch (await Registering.ChangeAsync(Session, Registration.Id, details, Step.ByPerson))
        {
            case Changed.Done:
                return new SeeOther(Visit.Href(MyRegistrationLinks.Page(Token) + "?done=changed"));
            case Changed.DoesNotFit:
                Faults = [new FormFault(RegistrationFields.Party, Words["my.does-not-fit"])];
                return Invalid(409);
            default:
                return new SeeOther(Visit.Href(MyRegistrationLinks.Page(Token) + "?done=late"));
        }
    }

    private async Task<bool> FindAsync(string token, CancellationToken cancel)
    {
        if (!await FindAsync(token, "my.change", cancel) || Event is null || !Registration.IsLive || Visit.Clock.Now >= Starts)
        {
            return false;
        }

        Fields = [.. RegistrationFields.Details(Event.Rules, Words)];
        return true;
    }
}
