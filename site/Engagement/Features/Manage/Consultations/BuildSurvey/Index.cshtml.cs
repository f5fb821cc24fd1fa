using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core;
using PreventPublic.Core.Access;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Web;
using PreventPublic.Core.Words;
using PreventPublic.Engagement.Features.Consultations;
using PreventPublic.Engagement.Features.Consultations.AnswerSurvey;
using PreventPublic.Engagement.Features.Consultations.Surveys;
using PreventPublic.Engagement.Features.Consultations.Surveys.Reading;
using PreventPublic.Engagement.Features.Consultations.Wording;

namespace PreventPublic.Engagement.Features.Manage.Consultations.BuildSurvey;

/// <summary>All surveys of a site, and a new one put together from the bank: chosen, looked at in every language, then taken into the editor as a draft.</summary>
[Needs(Permissions.ConsultationsManage)]
public sealed class IndexModel(IConsultationDirectory directory, ISurveyDrafts drafts, WordBook words) : ManagePage
{
    public IReadOnlyList<SurveyQuestion> Bank { get; private set; } = [];

    public SurveyWords BankWords { get; private set; } = null!;

    public IReadOnlyList<(string Key, string Title, int Questions)> Surveys { get; private set; } = [];

    public SurveyPlan Plan { get; private set; } = SurveyPlan.Empty;

    /// <summary>The new survey in every language of the site; empty until there is something to look at.</summary>
    public IReadOnlyList<SurveyForm> Previews { get; private set; } = [];

    public IActionResult OnGet() => Find() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string act)
    {
        if (!Find())
        {
            return NotFound();
        }

        Plan = SurveyPlan.Of(await Request.ReadFormAsync(Cancel), Bank);
        var survey = Look();
        if (act != "save" || survey is null)
        {
            return ModelState.IsValid ? Page() : Invalid();
        }

        CheckNames();
        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        if (!await drafts.SaveAsync(Site!, Plan.Key, Plan.Title, Plan.Yaml(), Plan.Words(), Staff, Cancel))
        {
            Wrong("Key", "There is a survey of this name already. Choose another name");
            return Invalid();
        }

        return GoTo($"/manage/{Site}/content?folder=surveys", "The survey is saved as two drafts, its questions and its words. Have them checked, translated and published together.");
    }

    private bool Find()
    {
        Title("Surveys");
        if (Site is null || directory.Library(Site) is not { } library || directory.Survey(Site, SurveyReader.Bank) is not { } bank)
        {
            return false;
        }

        (Bank, BankWords) = (bank.Questions, new SurveyWords(library, bank, Language.English, words[Language.English]));
        Surveys = [.. directory.Surveys(Site).Select(key => directory.Survey(Site, key)!).Select(survey => (survey.Key, new SurveyWords(library, survey, Language.English, words[Language.English]).Title, survey.Questions.Count))];
        return true;
    }

    private Survey? Look()
    {
        var faults = new SurveyFaults();
        var survey = Plan.Read(key => directory.SurveyText(Site!, key), faults);
        foreach (var fault in faults.All)
        {
            Wrong("Questions", $"{fault.What}; {fault.Allowed}");
        }

        Previews = survey is null ? [] : [.. directory.Library(Site!)!.Languages.Select(language => SurveyForm.Empty(survey, new SurveyWords(directory.Library(Site!)!, survey, language, words[language]), words[language]))];
        return survey;
    }

    private void CheckNames()
    {
        if (!Slug.IsValid(Plan.Key) || Plan.Key.Contains('/', StringComparison.Ordinal) || Plan.Key.Length > SurveyPlan.MaxKey)
        {
            Wrong("Key", "Give the survey a name for files: lower-case letters, digits and hyphens");
        }

        if (Plan.Title.Length is 0 or > 80)
        {
            Wrong("Title", "Give the survey a title of at most 80 characters");
        }

        if (Plan.Introduction.Length is 0 or > 200)
        {
            Wrong("Introduction", "Say in a sentence or two what it is about, at most 200 characters");
        }
    }
}
