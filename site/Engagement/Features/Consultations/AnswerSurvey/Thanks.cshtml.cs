using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Web;

namespace PreventPublic.Engagement.Features.Consultations.AnswerSurvey;

/// <summary>After an answer was taken. It knows nothing of the answer: anybody may open it.</summary>
public sealed class ThanksModel(IConsultationDirectory directory) : FormPage
{
    public string Key { get; private set; } = "";

    public ConsultationText Text { get; private set; } = null!;

    public IActionResult OnGet(string key)
    {
        if (directory.Text(Visit.Site, key, Visit.Language) is not { } text)
        {
            return NotFound();
        }

        (Key, Text) = (key, text);
        Show(new PageHead
        {
            Title = Words["survey.thanks"],
            HideFromSearch = true,
            Trail = [(Words["layout.home"], "/"), (text.Title, ConsultationLinks.Of(key))],
        });
        return Page();
    }
}
