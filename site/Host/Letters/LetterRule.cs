using PreventPublic.Cms.Check;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Published;
using PreventPublic.Engagement.Features.Events.Letters;
using Letter = PreventPublic.Cms.Types.Letter;

namespace PreventPublic.Host.Letters;

/// <summary>A letter is found by its name; one with another name would never be sent, and nobody would know.</summary>
public sealed class LetterRule : IContentRule
{
    public IReadOnlyList<string> Folders => [PublishedLetters.Folder];

    public void Check(ContentSet content, IReadOnlyDictionary<string, SiteContent> sites, Faults faults)
    {
        foreach (var document in content.Documents.Where(document => document.Item is Letter && document.Path.IsEnglish && LetterNames.Find(document.Path.Key) is null))
        {
            faults.Error(document.Path.File, 1, $"no mail is called “{document.Path.Key}”", $"use one of {string.Join(", ", LetterNames.All)}");
        }
    }
}
