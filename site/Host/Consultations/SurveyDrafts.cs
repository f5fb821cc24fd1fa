using PreventPublic.Cms.Editing;
using PreventPublic.Cms.Files;
using PreventPublic.Core.Access;
using PreventPublic.Core.Languages;
using PreventPublic.Engagement.Features.Consultations;

namespace PreventPublic.Host.Consultations;

/// <summary>Saves a survey as two drafts, its questions and its English words: they are published together.</summary>
public sealed class SurveyDrafts(Drafts drafts) : ISurveyDrafts
{
    private const string Note = "Put together from the question bank";

    public async Task<bool> SaveAsync(string site, string key, string title, string yaml, string words, StaffMember author, CancellationToken cancel)
    {
        var data = new DraftText(PathOf(site, key + DocumentPath.DataEnding), "survey-data", yaml, key + DocumentPath.DataEnding, null, Note);
        if ((await drafts.SaveAsync(data, author, cancel)).IsConflict)
        {
            return false;
        }

        return !(await drafts.SaveAsync(new DraftText(PathOf(site, key), "survey", words, title, null, Note), author, cancel)).IsConflict;
    }

    private static DocumentPath PathOf(string site, string key) => new(site, SurveyLibrary.Folder, key, Language.EnglishCode);
}
