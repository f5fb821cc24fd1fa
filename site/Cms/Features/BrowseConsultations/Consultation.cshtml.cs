using Microsoft.AspNetCore.Mvc;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Serving;
using PreventPublic.Cms.Types;

namespace PreventPublic.Cms.Features.BrowseConsultations;

/// <summary>One consultation: what is asked, why, who decides, and what came of it.</summary>
[Finished]
public sealed class ConsultationModel(IConsultationRounds rounds) : PublicPage
{
    public Entry Entry { get; private set; } = null!;

    public Consultation Item { get; private set; } = null!;

    public RoundsPart Rounds { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancel)
    {
        if (Reader.Find("consultations", key) is not { Item: Consultation } entry)
        {
            return NotFoundPage();
        }

        (Entry, Item) = (entry, (Consultation)entry.In(Reader.Language).Item);
        Rounds = await rounds.OfAsync(Reader, key, cancel);
        Reader.ChangesAt(Rounds.Until);
        Show(entry, trail: [(Words["layout.home"], "/"), (Words["consult.title"], "/consultations")]);
        return Page();
    }
}
