using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Time;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Consultations.Panel;
using PreventPublic.Engagement.Features.Consultations.Rounds;
using PreventPublic.Engagement.Features.Keeping;

namespace PreventPublic.Engagement.Features.Consultations.SeeKeys;

/// <summary>The fingerprints of a consultation's keys, published before any invitation goes out, and what can be counted once a round is closed.</summary>
public sealed class IndexModel(IConsultationDirectory directory, SealedRounds rounds, KeepingPeriods periods) : FormPage
{
    public ConsultationText Text { get; private set; } = null!;

    public IReadOnlyList<RoundFacts> Rounds { get; private set; } = [];

    public int AnswersMonths => periods.AnswersMonths(Visit.Site);

    public int TextsMonths => periods.TextsMonths(Visit.Site);

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancel)
    {
        if (directory.Text(Visit.Site, key, Visit.Language) is not { } text)
        {
            return NotFound();
        }

        Text = text;
        Rounds = await rounds.OfAsync(Visit.Site, key, cancel);
        Show(new PageHead
        {
            Title = Words["keys.title"],
            Address = PanelLinks.Keys(key),
            Languages = [.. Visit.Languages.Select(language => language.Code)],
            Trail = [(Words["layout.home"], "/"), (text.Title, $"/consultations/{key}")],
        });
        return Page();
    }

    /// <summary>The day on which something of a round is destroyed; before its close, how long after that.</summary>
    public string Until(RoundFacts round, int months) => (round.State, round.ClosedAt) is (RoundState.Closed, { } closed)
        ? DateWords.Day(Visit.Language, DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(closed.AddMonths(months), Visit.Clock.Zone)))
        : Words.Count("keys.kept-after", months);
}
