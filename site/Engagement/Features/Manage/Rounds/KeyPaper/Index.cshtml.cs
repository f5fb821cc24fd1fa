using Microsoft.AspNetCore.Mvc;
using PreventPublic.Engagement.Features.Consultations;
using PreventPublic.Engagement.Features.Consultations.Rounds;

namespace PreventPublic.Engagement.Features.Manage.Rounds.KeyPaper;

/// <summary>Batches of forms on paper. For members, as many forms as cards that came back.</summary>
public sealed class IndexModel(IConsultationDirectory directory, SealedRounds rounds, PaperForms paper) : RoundPage(directory, rounds)
{
    [BindProperty]
    public string Codes { get; set; } = "";

    [BindProperty]
    public int Forms { get; set; } = 1;

    public IReadOnlyList<PaperBatch> Batches { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id) => await OpenAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await OpenAsync(id))
        {
            return NotFound();
        }

        var codes = Round.IsPanel ? Codes.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [];
        var number = Round.IsPanel ? codes.Length : Forms;
        if (number is < 1 or > PaperBatch.MaxForms)
        {
            Wrong(Round.IsPanel ? nameof(Codes) : nameof(Forms), $"A batch has from 1 to {PaperBatch.MaxForms} forms");
            return Invalid();
        }

        switch (await paper.BeginAsync(id, codes, number, Staff, Cancel))
        {
            case null:
                Wrong("", "The round is not open");
                return Invalid(409);
            case { BadCode: { } bad }:
                Wrong(nameof(Codes), $"“{bad}” is no card of this round, stands here twice, or was used already. Nothing was changed");
                return Invalid(409);
            case { Batch: { } batch }:
                return GoTo(RoundLinks.Batch(Site!, id, batch.Id), $"The batch has {batch.Forms} forms.");
            default:
                return NotFound();
        }
    }

    private async Task<bool> OpenAsync(Guid id)
    {
        if (!await FindAsync(id, "Forms on paper: ") || !Round.IsOpen)
        {
            return false;
        }

        Batches = await paper.OfAsync(id, Cancel);
        return true;
    }
}
