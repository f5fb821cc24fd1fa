using PreventPublic.Cms.Editing;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Published;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Words;
using PreventPublic.Decisions.Features.Manage.ReviewFlow;

namespace PreventPublic.Host.Flows;

/// <summary>Shows the second approver of a graph which answers now reach another outcome.</summary>
public sealed class FlowReview(WordBook words) : IReviewNote
{
    private const string View = "/Features/Manage/ReviewFlow/_Changes.cshtml";
    private const string Whole = "/Features/Manage/ReviewFlow/_Preview.cshtml";

    public ReviewNote? Of(Document document, IReadOnlyDictionary<string, SiteContent> before, IReadOnlyDictionary<string, SiteContent> after)
    {
        if (document.Path.Folder != FlowLibrary.Folder)
        {
            return null;
        }

        var changes = FlowChange.Together(after.SelectMany(site => FlowChange.Between(
            site.Value.Settings.Council, new FlowLibrary(before[site.Key], words), new FlowLibrary(site.Value, words), words[Language.English])));
        return changes.Count == 0 ? null : new ReviewNote(View, changes);
    }

    public ReviewNote? Preview(Document document, SiteContent site) => document.Path.Folder == FlowLibrary.Folder
        ? new ReviewNote(Whole, FlowPreview.Of(new FlowLibrary(site, words), KeyOf(document.Path.Key), Language.Get(document.Path.Language), words))
        : null;

    private static string KeyOf(string name) => name.Split('.')[0];
}
