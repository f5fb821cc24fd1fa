using PreventPublic.Core.Access;

namespace PreventPublic.Engagement.Features.Consultations;

/// <summary>Takes a survey that was put together into the editor: as a draft, which is reviewed, translated and published like all content.</summary>
public interface ISurveyDrafts
{
    /// <param name="yaml">Its questions.</param>
    /// <param name="words">Its English words, with front matter.</param>
    /// <returns>False when there is a survey of this key already.</returns>
    Task<bool> SaveAsync(string site, string key, string title, string yaml, string words, StaffMember author, CancellationToken cancel);
}
