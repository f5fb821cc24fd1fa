using PreventPublic.Cms.Published;
using PreventPublic.Core.Web;

namespace PreventPublic.Cms.Features;

/// <summary>Pages that list things, with an introduction that content gives.</summary>
public static class ListPages
{
    public static void ShowList(this PublicPage page, Entry? intro, string address, string titleWords)
    {
        var reader = page.Reader;
        page.ViewData[PageHead.Key] = new PageHead
        {
            Title = intro is null ? page.Words[titleWords] : reader.Title(intro),
            Description = intro is null ? null : reader.Summary(intro),
            Address = address,
            Languages = [.. reader.Site.Languages.Where(language => intro?.IsIn(language) != false).Select(language => language.Code)],
            Trail = [(page.Words["layout.home"], "/")],
        };
    }
}
