using PreventPublic.Core.Languages;
using PreventPublic.Core.Words;
using PreventPublic.Engagement.Features.Consultations.Surveys;
using PreventPublic.Engagement.Features.Consultations.Surveys.Reading;

namespace PreventPublic.Engagement.Features.Consultations.Wording;

/// <summary>Finds words that are missing: whoever is asked must understand the question, so every language of the site has every word.</summary>
public static class SurveyCheck
{
    /// <param name="words">The interface's words, which give common options theirs.</param>
    /// <param name="fileOf">The file of a survey's words in a language, there or not.</param>
    public static void Check(Survey survey, ISurveyLibrary library, WordBook words, Func<string, Language, string> fileOf, SurveyFaults faults)
    {
        foreach (var language in library.Languages)
        {
            var texts = survey.Questions.Select(question => question.Words.Survey).Distinct().ToDictionary(
                key => key, key => SectionTexts.Of((library.Prose(key, language)?.Passages ?? []).Where(passage => passage.Language == language)), StringComparer.Ordinal);
            foreach (var question in survey.Questions)
            {
                var (key, section) = question.Words;
                if (texts[key].GetValueOrDefault(section) is not { Title.Length: > 0 } text)
                {
                    faults.Add(fileOf(key, language), 1, $"“{section}” has no words in {language.EnglishName}", $"add ## … {{#{section}}}");
                    continue;
                }

                foreach (var option in question.Options.Where(option => !text.Options.ContainsKey(option) && !words[language].Has("survey.option-" + option)))
                {
                    faults.Add(fileOf(key, language), 1, $"the option “{option}” of “{section}” has no words in {language.EnglishName}", $"add - `{option}` … below its question");
                }
            }
        }
    }
}
