using Microsoft.AspNetCore.Mvc;
using PreventPublic.Engagement.Features.Consultations;
using PreventPublic.Engagement.Features.Consultations.Invitations;
using PreventPublic.Engagement.Features.Consultations.Panel;
using PreventPublic.Engagement.Features.Consultations.Rounds;
using PreventPublic.Engagement.Features.Keeping;

namespace PreventPublic.Engagement.Features.Manage.Rounds.SeeRound;

/// <summary>One round: its keys, its state, and the next step.</summary>
public sealed class IndexModel(IConsultationDirectory directory, SealedRounds rounds, RoundDesk desk, Inviting inviting, KeepingPeriods periods) : RoundPage(directory, rounds)
{
    public string PublicKeys => PanelLinks.Keys(Round.Consultation);

    public string PublicPage => $"/consultations/{Round.Consultation}";

    public bool TakesPaper => Consultation?.Round(Round.Name)?.Doors.Contains(Door.Paper) == true;

    public string AnswersUntil => Until(periods.AnswersMonths(Site!));

    public string TextsUntil => Until(periods.TextsMonths(Site!));

    public OnTheirWay OnTheirWay { get; private set; } = new(0, 0);

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await FindAsync(id, ""))
        {
            return NotFound();
        }

        OnTheirWay = await inviting.OnTheirWayAsync(id, Cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostOpenAsync(Guid id)
    {
        if (!await FindAsync(id, ""))
        {
            return NotFound();
        }

        if (!await desk.OpenAsync(id, Staff, Cancel))
        {
            Wrong("", Round.IsPanel ? $"It needs at least {RoundDesk.FewestInvited} cards before it opens, and opens once" : "It was opened already");
            return Invalid(409);
        }

        return GoTo(RoundLinks.Round(Site!, id), "The round is open.");
    }

    private string Until(int months) => (Round.State, Round.ClosedAt) is (RoundState.Closed, { } closed)
        ? At(closed.AddMonths(months))
        : $"{months} {(months == 1 ? "month" : "months")} after the close";
}
