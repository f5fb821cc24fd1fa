using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Events.Certificates;
using PreventPublic.Engagement.Features.Events.Directory;

namespace PreventPublic.Engagement.Features.Events.MyRegistration;

/// <summary>One's own registration. Opening the link changes nothing: mail scanners follow links; only the buttons act.</summary>
[SmallForm]
public sealed class MyModel(Registering registering, Freeing freeing, Attendance attendance, IEventDirectory events) : MyRegistrationPage(registering, events)
{
    public const string TakeAction = "take";
    public const string CancelAction = "cancel";

    /// <summary>What was just done, for saying so; null when nothing was.</summary>
    public string? Done { get; private set; }

    /// <summary>As the person should see it: a hold that ran out is over, whether or not anybody has looked yet.</summary>
    public RegistrationState State =>
        Registration.State is RegistrationState.Offered or RegistrationState.Unconfirmed && HeldUntil <= Visit.Clock.Now ? RegistrationState.Lapsed : Registration.State;

    /// <summary>Who of the party can print a certificate.</summary>
    public IReadOnlyList<Attendee> Certificates { get; private set; } = [];

    public bool CanTake => State is RegistrationState.Offered or RegistrationState.Unconfirmed;

    public bool CanCancel => Registration.IsLive && State != RegistrationState.Lapsed && Visit.Clock.Now < Local(Session.EndsAt);

    public bool CanChange => CanCancel && Visit.Clock.Now < Starts && Event is not null;

    public async Task<IActionResult> OnGetAsync(string token, string? done, CancellationToken cancel)
    {
        if (!await FindAsync(token, "my.title", cancel))
        {
            return NotFound();
        }

        Certificates = await attendance.EarnedAsync(Event, Session, Registration, cancel);
        Done = done is "taken" or "cancelled" or "changed" or "late" ? done : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string token, [FromForm] string? step, CancellationToken cancel)
    {
        if (!await FindAsync(token, "my.title", cancel))
        {
            return NotFound();
        }

        return step switch
        {
            TakeAction => Back(await Registering.TakeAsync(Session, Registration.Id, Step.ByPerson), "taken"),
            CancelAction when CanCancel || !Registration.IsLive => Back(await freeing.CancelAsync(Session, Registration.Id, Step.ByPerson), "cancelled"),
            CancelAction => Back(Changed.TooLate, "cancelled"),
            _ => BadRequest(),
        };
    }

    private SeeOther Back(Changed changed, string done) =>
        new(Visit.Href($"{MyRegistrationLinks.Page(Token)}?done={(changed == Changed.Done ? done : "late")}"));
}
