using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Access;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Web;
using PreventPublic.Core.Words;
using PreventPublic.Engagement.Features.Consultations;
using PreventPublic.Engagement.Features.Consultations.AnswerSurvey;
using PreventPublic.Engagement.Features.Consultations.Wording;

namespace PreventPublic.Engagement.Features.Manage.Consultations.PreviewSurvey;

/// <summary>A published survey as people see it, in any language of the site.</summary>
[Needs(Permissions.ConsultationsManage)]
public sealed class IndexModel(IConsultationDirectory directory, WordBook words) : ManagePage
{
    public string Key { get; private set; } = "";

    public SurveyForm Form { get; private set; } = null!;

    public IReadOnlyList<Language> Languages { get; private set; } = [];

    public IActionResult OnGet(string key, string? language)
    {
        if (Site is null || directory.Library(Site) is not { } library || key == PageUseful.Key || directory.Survey(Site, key) is not { } survey)
        {
            return NotFound();
        }

        var chosen = library.Languages.FirstOrDefault(one => one.Code == language) ?? Language.English;
        (Key, Languages, Form) = (key, library.Languages, SurveyForm.Empty(survey, new SurveyWords(library, survey, chosen, words[chosen]), words[chosen]));
        Title($"Survey: {Form.Text.Title}");
        return Page();
    }
}
