using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Events.Letters;

namespace PreventPublic.Engagement.Features.Events.Booking;

/// <summary>The waiting list: who is offered the places that come free.</summary>
public sealed partial class Room
{
    /// <summary>Nearer than this to the end of registration nobody can be expected to read mail in time; officers can still offer.</summary>
    private static readonly TimeSpan TooLate = TimeSpan.FromHours(1);

    /// <summary>
    /// Offers free places in order of arrival. A party that is larger than what is free is passed over, with the reason, and
    /// keeps its place in the order: places are not left empty for it, and nobody behind it who fits has to wait.
    /// </summary>
    private async Task OfferAsync()
    {
        if (!_somebodyWaits || Free <= 0 || OffersEndAt() is not { } until || until - Now < TooLate)
        {
            return;
        }

        // What was decided just now must be seen by the questions below.
        await store.SaveChangesAsync();
        while (Free > 0 && await Waiting().Where(r => r.Party <= Free).OrderBy(r => r.Number).FirstOrDefaultAsync() is { } next)
        {
            var reason = string.Create(CultureInfo.InvariantCulture, $"{Now:yyyy-MM-dd HH:mm} UTC: larger than the {Free} free");
            await Waiting().Where(r => r.Number < next.Number).ExecuteUpdateAsync(set => set.SetProperty(r => r.PassedOver, reason));
            Offer(next, Step.ByList, Earlier(Now.AddHours(options.OfferHours), until));
            await store.SaveChangesAsync();
        }
    }

    /// <summary>Holds places for somebody who waits, and tells them.</summary>
    private void Offer(Registration registration, string by, DateTime until, string note = "")
    {
        store.Add(registration.MoveTo(RegistrationState.Offered, by, Now, until, note));
        registration.PassedOver = "";
        _held += registration.Party;
        Write(LetterKind.Offer, registration);
    }

    /// <summary>An officer's offer out of order. False when the party does not fit, or does not wait.</summary>
    public bool OfferOutOfOrder(Registration registration, string officer, string note)
    {
        if (registration.State != RegistrationState.Waiting || registration.Party > Free || OffersEndAt() is not { } until || until <= Now)
        {
            return false;
        }

        Offer(registration, officer, Earlier(Now.AddHours(options.OfferHours), until), note);
        return true;
    }

    private IQueryable<Registration> Waiting() => store.Registrations.Where(r => r.SessionId == Session.Id && r.State == RegistrationState.Waiting);

    /// <summary>When the last offer of this session must be taken; null when it does not take place.</summary>
    private DateTime? OffersEndAt() => known is null || plan is null || plan.Cancelled ? null : plan.ClosesAt(known.Rules).UtcDateTime;
}
