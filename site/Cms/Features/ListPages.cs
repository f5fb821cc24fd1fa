using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Core.Web;

namespace PreventPublic.Cms.Features;

/// <summary>Pages that list things, with an introduction that content gives.</summary>
public static class ListPages
{
    public static void ShowList(this PublicPage page, Entry? intro, string address, string titleWords, params IEnumerable<System.Text.Json.Nodes.JsonObject?> data)
    {
        var reader = page.Reader;
        var title = intro is null ? page.Words[titleWords] : reader.Title(intro);
        IReadOnlyList<(string, string)> trail = [(page.Words["layout.home"], "/")];
        page.ViewData[PageHead.Key] = new PageHead
        {
            Title = title,
            Description = intro is null ? null : reader.Summary(intro),
            Address = address,
            Languages = [.. reader.Site.Languages.Where(language => intro?.IsIn(language) != false).Select(language => language.Code)],
            Trail = trail,
            StructuredData = StructuredData.Of(reader, page.Origin, trail, title, data),
        };
    }
}
