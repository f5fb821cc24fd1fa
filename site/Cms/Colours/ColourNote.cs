using PreventPublic.Cms.Editing;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Types;

namespace PreventPublic.Cms.Colours;

/// <summary>Shows whoever approves a site's settings its own colours on one another.</summary>
public sealed class ColourNote(ThemePalettes themes) : IReviewNote
{
    private const string View = "/Features/Manage/FollowVersion/_Colours.cshtml";

    public ReviewNote? Of(Document document, IReadOnlyDictionary<string, SiteContent> before, IReadOnlyDictionary<string, SiteContent> after) =>
        document.Item is Site settings && SitePalette.Contrasts(settings, themes) is { Count: > 0 } contrasts ? new ReviewNote(View, contrasts) : null;

    public ReviewNote? Preview(Document document, SiteContent site) => null;
}
