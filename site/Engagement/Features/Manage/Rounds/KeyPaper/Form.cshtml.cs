using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Web;
using PreventPublic.Core.Words;
using PreventPublic.Engagement.Features.Consultations;
using PreventPublic.Engagement.Features.Consultations.AnswerSurvey;
using PreventPublic.Engagement.Features.Consultations.Rounds;
using PreventPublic.Engagement.Features.Consultations.Wording;

namespace PreventPublic.Engagement.Features.Manage.Rounds.KeyPaper;

/// <summary>Keys in one form of a batch. It is sealed as it comes; it cannot be seen or changed afterwards.</summary>
[SmallForm(64 * 1024)]
public sealed class FormModel(IConsultationDirectory directory, SealedRounds rounds, PaperForms paper, WordBook book) : RoundPage(directory, rounds)
{
    public PaperBatch Batch { get; private set; } = null!;

    public SurveyForm Sheet { get; private set; } = null!;

    /// <summary>The form's id: sent twice, it counts once.</summary>
    [BindProperty]
    public Guid Form { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, Guid batch)
    {
        Form = Guid.NewGuid();
        return await OpenAsync(id, batch) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, Guid batch)
    {
        if (!await OpenAsync(id, batch))
        {
            return NotFound();
        }

        Sheet = SurveyForm.Read(await Request.ReadFormAsync(Cancel), Round.Survey, Sheet.Text, Sheet.Words);
        foreach (var fault in Sheet.Faults)
        {
            Wrong(fault.Field, fault.Text);
        }

        if (Form == Guid.Empty)
        {
            Wrong("", "Open this form again");
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        switch (await paper.KeyAsync(id, batch, Sheet.Sheet, Form, Cancel))
        {
            case Acceptance.Taken:
                return GoTo(RoundLinks.Batch(Site!, id, batch), "It is in the box.");
            case Acceptance.Already:
                return GoTo(RoundLinks.Batch(Site!, id, batch), "This form was in the box already; it counts once.");
            default:
                Wrong("", "The batch is full, or the round is closed");
                return Invalid(409);
        }
    }

    private async Task<bool> OpenAsync(Guid id, Guid batch)
    {
        if (!await FindAsync(id, "Key in: ") || !Round.IsOpen || await paper.FindAsync(id, batch, Cancel) is not { } found || Directory.Library(Site!) is not { } library)
        {
            return false;
        }

        Batch = found;
        var words = book[Language.English];
        Sheet = SurveyForm.Empty(Round.Survey, new SurveyWords(library, Round.Survey, Language.English, words), words);
        return true;
    }
}
