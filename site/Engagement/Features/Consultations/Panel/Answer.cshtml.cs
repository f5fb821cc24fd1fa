using Microsoft.AspNetCore.Mvc;
using PreventPublic.Engagement.Features.Consultations.AnswerSurvey;
using PreventPublic.Engagement.Features.Consultations.Rounds;
using PreventPublic.Engagement.Features.Consultations.Wording;

namespace PreventPublic.Engagement.Features.Consultations.Panel;

/// <summary>Where a member answers with their ballot. The form is never sent as a form: the browser seals it first.</summary>
public sealed class AnswerModel(IConsultationDirectory directory, SealedRounds rounds) : PanelPage(directory, rounds)
{
    private readonly IConsultationDirectory _directory = directory;

    public ISurveyLibrary Library { get; private set; } = null!;

    /// <summary>Null when no round is open.</summary>
    public SurveyForm? Form { get; private set; }

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancel)
    {
        if (!await FindAsync(key, cancel))
        {
            return NotFound();
        }

        Library = _directory.Library(Visit.Site)!;
        Form = Round is null || Box?.Ballots is null ? null : SurveyForm.Empty(Round.Survey, new SurveyWords(Library, Round.Survey, Visit.Language, Words), Words);
        Show(Head(Text.Title, PanelLinks.Answer(key)));
        return Page();
    }
}
